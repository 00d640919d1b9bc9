"""`flowgap export` as it is typed: what it writes, and what it says it left out."""

import re
from pathlib import Path

import pytest

from tests.support.desk import Run, answer, desk, opening, run

__all__ = ["desk", "run"]


class TestExport:
    def test_it_tells_what_is_kept_back(self, desk: Path, run: Run) -> None:
        run("wave", "open", *opening(desk))
        answer(desk)
        run("wave", "close", "w1", "--yes")
        said = run("export", "w1", "--out", desk)
        assert "0 responses and 0 comments of wave w1" in said
        assert "Some responses are left out: nowhere do 6 come together that could stand" in said
        assert "Some comments are left out: fewer than 8 to a question." in said

    def test_it_tells_no_number_that_pages_and_results_keep_back(
        self, desk: Path, run: Run
    ) -> None:
        run("wave", "open", *opening(desk))
        answer(desk)
        run("wave", "close", "w1", "--yes")
        said = run("export", "w1", "--out", desk)
        told = " ".join(line for line in said.splitlines() if "left out" in line)
        # The limits that people were promised, and nothing that was counted.
        assert re.findall(r"[0-9]+", told) == ["6", "8"]

    def test_comments_that_are_not_shown_are_told_to_be_promised(
        self, desk: Path, run: Run
    ) -> None:
        run("wave", "open", *opening(desk), "--no-comments")
        answer(desk)
        run("wave", "close", "w1", "--yes")
        said = run("export", "w1", "--out", desk)
        assert "The comments are left out: people were promised that." in said

    @pytest.mark.parametrize("kind", ["xlsx", "json"])
    def test_it_writes_one_file(self, desk: Path, run: Run, kind: str) -> None:
        run("wave", "open", *opening(desk))
        run("wave", "close", "w1", "--yes")
        said = run("export", "w1", "--to", kind, "--out", desk / "out")
        assert f"of wave w1: {desk}/out/w1.{kind}\n" in said
        assert "flowgap diagnose" not in said
        assert [path.name for path in (desk / "out").iterdir()] == [f"w1.{kind}"]
