"""`flowgap doctor DIR`, as people and programs call it."""

import json
from pathlib import Path

import pytest

from flowgap.cli.main import main
from tests.unit.engagement.conftest import write

Captured = pytest.CaptureFixture[str]


class TestDoctor:
    def test_it_shows_files_columns_and_figures(self, folder: Path, capsys: Captured) -> None:
        assert main(["doctor", str(folder)]) == 0
        said = capsys.readouterr().out
        assert "roster.csv: 3 rows, 0 refused" in said
        assert "  100 %  team, parent, invited" in said
        assert "  empty  wave, role" in said
        assert "Possible       Flow gap" in said
        assert "Not possible   Recovery time: incidents.csv with rows" in said

    def test_it_shows_twenty_refused_rows_and_counts_the_rest(
        self, folder: Path, capsys: Captured
    ) -> None:
        rows = "".join(f"c{number},Billing,someday\n" for number in range(22))
        write(folder, {"changes": f"change_id,team,created_at\n{rows}"})
        assert main(["doctor", str(folder)]) == 0
        said = capsys.readouterr().out
        assert "Refused rows: 22" in said
        assert "changes.csv:21 created_at: it is no stamp" in said
        assert "changes.csv:22" not in said
        assert "and 2 more" in said
        assert "someday" not in said

    def test_it_shows_what_is_odd_with_its_lines(self, folder: Path, capsys: Captured) -> None:
        write(folder, {"changes": "change_id,team,floor\nc0,Payments,2\n"})
        main(["doctor", str(folder)])
        said = capsys.readouterr().out
        assert "1  changes.csv: the team does not stand in roster.csv" in said
        assert "(line 2)" in said
        assert "floor*" in said

    def test_nearly_complete_is_not_complete_and_hardly_any_is_not_empty(
        self, folder: Path, capsys: Captured
    ) -> None:
        rows = [f"c{k},Billing,{'' if k else 'a'},{'b' if k else ''}" for k in range(1000)]
        write(folder, {"changes": "\n".join(("change_id,team,labels,source", *rows))})
        main(["doctor", str(folder)])
        said = capsys.readouterr().out
        assert "   99 %  source" in said
        assert "    1 %  labels" in said

    def test_it_tells_periods_links_and_what_would_help_most(
        self, folder: Path, capsys: Captured
    ) -> None:
        # The fixture's changes of October on are of the period after; half lose their review.
        lines = (folder / "changes.csv").read_text(encoding="utf-8").splitlines()
        place = lines[0].split(",").index("n_reviews")
        for number in range(150, len(lines)):
            cells = lines[number].split(",")
            cells[place] = ""
            lines[number] = ",".join(cells)
        write(folder, {"changes": "\n".join(lines) + "\n"})
        assert main(["doctor", str(folder)]) == 0
        said = capsys.readouterr().out
        assert "changes.csv: 184 rows, 0 refused (92 before, 92 after)" in said
        # 149 of 184 rows keep it: 92 of 92 before, 57 of 92 after.
        assert "  changes.csv n_reviews: 100% before, 62% after" in said
        assert " 100% of the changes have a deployment (100% before, 100% after): lead time" in said
        assert "What would help most: " in said

    def test_json_has_links_and_what_would_help_most(self, folder: Path, capsys: Captured) -> None:
        main(["doctor", str(folder), "--json"])
        report = json.loads(capsys.readouterr().out)
        assert len(report["links"]) == 3
        assert set(report["helps_most"]) == {"file", "column", "figures", "why"}
        (changes,) = [one for one in report["coverage"] if one["file"] == "changes.csv"]
        assert (changes["rows_before"], changes["rows_after"]) == (92, 92)

    def test_json_is_all_that_stands_on_standard_output(
        self, folder: Path, capsys: Captured
    ) -> None:
        assert main(["doctor", str(folder), "--json"]) == 0
        report = json.loads(capsys.readouterr().out)
        assert report["files"]["changes.csv"]["rows"] == 184
        assert report["refused"] == []

    @pytest.mark.parametrize("options", [(), ("--json",)])
    def test_bad_input_ends_with_one_line_and_2(
        self, folder: Path, capsys: Captured, options: tuple[str, ...]
    ) -> None:
        write(folder, {"changes": b"\xff\xfe"})
        assert main(["doctor", str(folder), *options]) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "changes.csv" in said.err

    def test_a_folder_without_csv_says_so(self, folder: Path, capsys: Captured) -> None:
        for path in folder.glob("*.csv"):
            path.unlink()
        assert main(["doctor", str(folder)]) == 0
        assert "No CSV file is there yet." in capsys.readouterr().out
