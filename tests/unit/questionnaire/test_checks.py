"""Every rule of `survey check`, one broken file each, with its exact message."""

from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.paths import PROJECT_ROOT
from flowgap.questionnaire.checks import check_file, refuse_problems
from flowgap.questionnaire.reading import read_document

EXAMPLES = PROJECT_ROOT / "tests/questionnaires"
MARK = "# expected: "


def expected_in(path: Path) -> str | None:
    """Return `line: message; allowed: ...` from the first line of a broken file."""
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    return first.removeprefix(MARK) if first.startswith(MARK) else None


FILES = sorted(EXAMPLES.rglob("*.yaml"))
BROKEN = [path for path in FILES if expected_in(path) is not None]
SOUND = [path for path in FILES if expected_in(path) is None]


class TestCheckFile:
    @pytest.mark.parametrize("path", BROKEN, ids=lambda path: str(path.relative_to(EXAMPLES)))
    def test_a_broken_file_has_exactly_its_problem(self, path: Path) -> None:
        found = [
            f"{part.line}: {part.message}; allowed: {part.allowed}" for part in check_file(path)
        ]
        assert found == [expected_in(path)]

    @pytest.mark.parametrize("path", SOUND, ids=lambda path: str(path.relative_to(EXAMPLES)))
    def test_a_sound_file_has_none(self, path: Path) -> None:
        assert check_file(path) == []

    def test_names_file_and_place(self) -> None:
        path = EXAMPLES / "scale-with-gap/v1.yaml"
        (problem,) = check_file(path)
        assert (problem.file, problem.place) == (str(path), "scale")

    def test_problems_come_in_the_order_of_lines(self, tmp_path: Path) -> None:
        text = (EXAMPLES / "tiny/v1.yaml").read_text(encoding="utf-8")
        broken = text.replace("Where does", "Where 'does").replace("reversed", "positive")
        path = tmp_path / "tiny/v1.yaml"
        path.parent.mkdir()
        path.write_text(broken, encoding="utf-8")
        # Texts are checked first, but the dimension comes before the vote.
        assert [problem.place for problem in check_file(path)] == ["dimensions.0", "vote.text"]

    def test_only_english_items_are_counted_in_words_and_grades(self, tmp_path: Path) -> None:
        text = (EXAMPLES / "item-too-long/v1.yaml").read_text(encoding="utf-8")
        path = tmp_path / "item-too-long/v1.yaml"
        path.parent.mkdir()
        path.write_text(text.replace("language: en", "language: fr"), encoding="utf-8")
        assert check_file(path) == []

    def test_an_empty_list_is_named(self, tmp_path: Path) -> None:
        path = tmp_path / "v1.yaml"
        path.write_text("format: 1\nitems_from: tiny@1\nsets: []\n", encoding="utf-8")
        (problem,) = (problem for problem in check_file(path) if problem.place == "sets")
        assert (problem.line, problem.allowed) == (3, "at least 1 entry")

    def test_a_translation_of_a_translation_is_refused(self, tmp_path: Path) -> None:
        folder = tmp_path / "odd"
        (folder / "locales").mkdir(parents=True)
        text = (EXAMPLES / "tiny-pulse/locales/de.yaml").read_text(encoding="utf-8")
        for name in ("v1.yaml", "locales/de.yaml"):
            (folder / name).write_text(text.replace("tiny-pulse", "odd"), encoding="utf-8")
        (problem,) = check_file(folder / "locales/de.yaml")
        assert problem.message == "odd@1 cannot be used: it is a translation itself"


class TestReadDocument:
    def test_says_where_the_shape_is_wrong(self) -> None:
        path = EXAMPLES / "wrong-type/v1.yaml"
        with pytest.raises(InputError) as caught:
            read_document(path)
        assert str(caught.value) == (
            f"{path}, line 4: 'version' is \"one\". Allowed: a whole number."
        )

    def test_does_not_ask_about_rules(self) -> None:
        assert read_document(EXAMPLES / "and-or/v1.yaml").format == 1


class TestRefuseProblems:
    def test_stops_with_the_first_problem(self) -> None:
        with pytest.raises(InputError, match="line 25: 'and/or' asks two things at once"):
            refuse_problems(EXAMPLES / "and-or/v1.yaml")

    def test_lets_a_sound_file_pass(self) -> None:
        refuse_problems(EXAMPLES / "tiny/v1.yaml")
