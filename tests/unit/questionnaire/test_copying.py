"""A working copy keeps comments and remembers its origin; what is left out is gone everywhere."""

from pathlib import Path

import pytest

from flowgap.cli.main import main
from flowgap.errors import InputError
from flowgap.paths import SURVEYS
from flowgap.questionnaire.copying import copy_questionnaire
from flowgap.questionnaire.loader import load_file, load_questionnaire

MRI = load_questionnaire("organizational-mri@1")
OTHERS = [dimension.id for dimension in MRI.dimensions if dimension.id != "WRK"]


def copied(tmp_path: Path, *options: str, reference: str = "organizational-mri@1") -> Path:
    arguments = ["survey", "copy", reference, "--as", "acme", "--to", str(tmp_path), *options]
    assert main(arguments) == 0
    return tmp_path / "acme" / "v1.yaml"


class TestCopy:
    def test_it_asks_the_same_in_every_language(self, tmp_path: Path) -> None:
        path = copied(tmp_path)
        for language in ("en", "de"):
            copy = load_file(path, language=language)
            origin = load_questionnaire("organizational-mri@1", language=language)
            assert (copy.items, copy.scale, copy.vote) == (origin.items, origin.scale, origin.vote)
            assert copy.reference == "acme@1"

    def test_it_remembers_its_origin_and_keeps_every_comment_but_the_first(
        self, tmp_path: Path
    ) -> None:
        text = copied(tmp_path).read_text(encoding="utf-8")
        assert "\nid: acme\nversion: 1\nbased_on: organizational-mri@1\n" in text
        assert text.startswith("# Based on organizational-mri@1: ")
        source = (SURVEYS / "organizational-mri/v1.yaml").read_text(encoding="utf-8")
        comments = [line for line in source.splitlines() if line.lstrip().startswith("#")]
        assert "never changes again" in comments[0]
        assert all(comment in text for comment in comments[1:])
        assert "never changes again" not in text

    def test_a_pulse_can_be_copied_and_takes_its_items_from_what_ships(
        self, tmp_path: Path
    ) -> None:
        path = copied(tmp_path, reference="pulse@1")
        assert load_file(path).sets == load_questionnaire("pulse@1").sets
        assert main(["survey", "check", str(tmp_path)]) == 0

    def test_it_writes_nothing_over(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = copied(tmp_path)
        path.write_text("my work", encoding="utf-8")
        arguments = ["survey", "copy", "organizational-mri@1", "--as", "acme"]
        assert main([*arguments, "--to", str(tmp_path)]) == 2
        assert "it exists: a copy writes nothing over. Allowed: another --as" in (
            capsys.readouterr().err
        )
        assert path.read_text(encoding="utf-8") == "my work"


class TestWithout:
    @pytest.mark.parametrize("dimension", OTHERS)
    def test_a_dimension_is_gone_wherever_it_stood(self, tmp_path: Path, dimension: str) -> None:
        copy = load_file(copied(tmp_path, "--without", dimension), language="de")
        assert dimension not in copy.pages
        kept = tuple(item.id for item in MRI.items if item.dimension != dimension)
        assert copy.item_ids == kept
        assert main(["survey", "check", str(tmp_path)]) == 0

    def test_several_are_named_with_commas_or_blanks(self, tmp_path: Path) -> None:
        copy = load_file(copied(tmp_path, "--without", "SEC, AIA OUT"))
        assert len(copy.dimensions) == len(MRI.dimensions) - 3
        assert {"SEC", "AIA", "OUT"}.isdisjoint(one.id for one in copy.dimensions)

    @pytest.mark.parametrize(
        ("without", "problem", "allowed"),
        [
            (["XYZ"], "organizational-mri has no dimension 'XYZ'", "OWN, DEC"),
            (["WRK"], "the attention item stands on the page of WRK", "another dimension"),
            ([*OTHERS, "WRK"], "nothing would be left", "not all dimensions"),
        ],
    )
    def test_what_cannot_be_left_out_is_told(
        self, without: list[str], problem: str, allowed: str
    ) -> None:
        with pytest.raises(InputError) as caught:
            copy_questionnaire("organizational-mri@1", "acme", without=without)
        assert caught.value.problem == problem
        assert caught.value.allowed.startswith(allowed)

    def test_a_pulse_has_no_dimensions_of_its_own(self) -> None:
        with pytest.raises(InputError, match="a pulse takes its items from elsewhere"):
            copy_questionnaire("pulse@1", "acme", without=["SEC"])


class TestNames:
    @pytest.mark.parametrize("name", ["", "Acme", "../up", "a/b", "1st", "a" * 41, "a\n"])
    def test_what_is_no_name_is_refused(self, name: str) -> None:
        with pytest.raises(InputError, match="is no name of a questionnaire"):
            copy_questionnaire("organizational-mri@1", name)

    def test_the_longest_name_is_taken(self) -> None:
        assert f"{'a' * 40}/v1.yaml" in copy_questionnaire("pulse@1", "a" * 40)

    def test_the_name_of_what_ships_is_refused(self) -> None:
        with pytest.raises(InputError, match="pulse ships with FlowGap"):
            copy_questionnaire("organizational-mri@1", "pulse")

    @pytest.mark.parametrize("reference", ["nothing@1", "organizational-mri", "../x@1", ""])
    def test_an_unknown_questionnaire_is_told_with_those_that_there_are(
        self, reference: str
    ) -> None:
        with pytest.raises(InputError, match=r"Allowed: organizational-mri@1, pulse@1\."):
            copy_questionnaire(reference, "acme")
