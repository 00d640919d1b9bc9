"""Own questionnaires keep what they score as their origin words it, in every language."""

import shutil
from pathlib import Path

import pytest

from flowgap.paths import PROJECT_ROOT
from flowgap.questionnaire.checks import check_file

EXAMPLES = PROJECT_ROOT / "tests/questionnaires"
BASED = "version: 1\nbased_on: tiny@1\n"
OWN_ITEM = """\
      - id: FLO51
        text: Our own words.
        role: core
        keyed: positive
        referent: self
        provenance: {constructs: [flow], wording: original}
vote:
"""


@pytest.fixture
def shipped(tmp_path: Path) -> Path:
    """Return a folder in which `tiny` and `tiny-pulse` ship, German validated."""
    for name in ("tiny", "tiny-pulse"):
        shutil.copytree(EXAMPLES / name, tmp_path / "shipped" / name)
    return tmp_path / "shipped"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return the source of a copy of `tiny` that is based on it."""
    folder = shutil.copytree(EXAMPLES / "tiny", tmp_path / "own" / "mine")
    change(folder / "v1.yaml", "id: tiny", "id: mine", "version: 1\n", BASED)
    change(folder / "locales/de.yaml", "translates: tiny@1", "translates: mine@1")
    return folder / "v1.yaml"


def change(path: Path, *pairs: str) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def problems(path: Path, shipped: Path) -> list[tuple[str, str]]:
    """Return for each problem the line of the file that it names, and what it says."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        (lines[one.line - 1].strip(), f"{one.message}; allowed: {one.allowed}")
        for one in check_file(path, shipped=shipped)
    ]


OR_OWN = ", or an item with an id of its own"
FIRST_ITEM = """\
        text: Our work moves on.
        role: core
        keyed: positive
        referent: {referent}
"""


class TestSource:
    def test_a_copy_with_the_same_words_has_no_problem(self, own: Path, shipped: Path) -> None:
        assert problems(own, shipped) == []

    def test_an_item_of_ones_own_may_stand_beside_the_others(
        self, own: Path, shipped: Path
    ) -> None:
        change(own, "vote:\n", OWN_ITEM)
        assert problems(own, shipped) == []

    @pytest.mark.parametrize(
        ("old", "new", "told"),
        [
            (
                "text: Our work waits.",
                "text: Our work is waiting.",
                (
                    "text: Our work is waiting.",
                    f"item FLO2 of tiny@1 is reworded; allowed: “Our work waits.”{OR_OWN}",
                ),
            ),
            (
                FIRST_ITEM.format(referent="team"),
                FIRST_ITEM.format(referent="self"),
                (
                    "referent: self",
                    f"item FLO1 of tiny@1 has another 'referent'; allowed: team{OR_OWN}",
                ),
            ),
            (
                "label: Half the time",
                "label: Sometimes",
                (
                    "- {value: 2, label: Sometimes, anchor: 50%}",
                    "'scale.2.label' of tiny@1 is reworded; allowed: “Half the time”",
                ),
            ),
            (
                "anchor: 100%",
                "anchor: 90%",
                (
                    "- {value: 3, label: Always, anchor: 90%}",
                    "'scale.3.anchor' of tiny@1 is reworded; allowed: “100%”",
                ),
            ),
            (
                "kind: practice",
                "kind: outcome",
                (
                    "kind: outcome",
                    "dimension FLO of tiny@1 is of another kind; allowed: practice",
                ),
            ),
        ],
    )
    def test_what_is_scored_may_not_change_under_the_same_id(
        self, own: Path, shipped: Path, old: str, new: str, told: tuple[str, str]
    ) -> None:
        change(own, old, new)
        assert problems(own, shipped) == [told]

    def test_an_item_may_not_be_turned_round(self, own: Path, shipped: Path) -> None:
        own_reversed = OWN_ITEM.replace("keyed: positive", "keyed: reversed")
        change(own, "keyed: reversed", "keyed: positive", "vote:\n", own_reversed)
        problem = f"item FLO2 of tiny@1 has another 'keyed'; allowed: reversed{OR_OWN}"
        assert problems(own, shipped) == [("keyed: positive", problem)]

    def test_the_scale_may_not_have_more_points(self, own: Path, shipped: Path) -> None:
        point = "  - {value: 3, label: Always, anchor: 100%}\n"
        change(own, point, f"{point}  - {{value: 4, label: Ever, anchor: all}}\n")
        allowed = "allowed: 3, or only items with ids of their own"
        problem = f"items of tiny@1 are answered on another number of points; {allowed}"
        assert problems(own, shipped) == [("scale:", problem)]

    def test_without_an_item_of_the_origin_the_scale_is_free(
        self, own: Path, shipped: Path
    ) -> None:
        change(
            own, "id: FLO1", "id: FLO51", "id: FLO2", "id: FLO52", "label: Always", "label: Ever"
        )
        assert problems(own, shipped) == []

    def test_what_is_not_scored_may_be_reworded(self, own: Path, shipped: Path) -> None:
        change(own, "How often was this true?", "How often lately?", "A tiny", "Our own")
        change(own, "Where does work wait?", "Where is work?")
        assert problems(own, shipped) == []

    def test_an_origin_that_does_not_ship_is_told_with_those_that_do(
        self, own: Path, shipped: Path
    ) -> None:
        change(own, "based_on: tiny@1", "based_on: tiny@2")
        problem = "tiny@2 is no origin: it does not ship with FlowGap"
        assert problems(own, shipped) == [
            ("based_on: tiny@2", f"{problem}; allowed: tiny@1, tiny-pulse@1")
        ]

    def test_a_pulse_is_no_origin_of_a_questionnaire(self, own: Path, shipped: Path) -> None:
        change(own, "based_on: tiny@1", "based_on: tiny-pulse@1")
        ((line, problem),) = problems(own, shipped)
        assert line == "based_on: tiny-pulse@1"
        assert problem.startswith("tiny-pulse@1 is no origin: it is of another kind")


class TestLocale:
    def test_a_validated_translation_of_an_item_may_not_be_reworded(
        self, own: Path, shipped: Path
    ) -> None:
        german = own.parent / "locales/de.yaml"
        change(german, "Unsere Arbeit wartet.", "Unsere Arbeit steht still.")
        problem = f"item FLO2 of tiny@1 is reworded; allowed: “Unsere Arbeit wartet.”{OR_OWN}"
        assert problems(german, shipped) == [("FLO2: Unsere Arbeit steht still.", problem)]

    def test_a_draft_translation_may_be_bettered(self, own: Path, shipped: Path) -> None:
        change(shipped / "tiny/locales/de.yaml", "validated: true", "validated: false")
        german = own.parent / "locales/de.yaml"
        change(german, "Unsere Arbeit wartet.", "Unsere Arbeit steht still.")
        assert problems(german, shipped) == []

    def test_a_language_that_the_origin_has_not_is_free(self, own: Path, shipped: Path) -> None:
        (shipped / "tiny/locales/de.yaml").unlink()
        german = own.parent / "locales/de.yaml"
        change(german, "Unsere Arbeit wartet.", "Unsere Arbeit steht still.")
        assert problems(german, shipped) == []

    def test_an_own_source_in_another_language_keeps_the_words_of_the_translation(
        self, own: Path, shipped: Path
    ) -> None:
        change(own, "language: en", "language: de", "text: Our work waits.", "text: Arbeit wartet.")
        problem = f"item FLO2 of tiny@1 is reworded; allowed: “Unsere Arbeit wartet.”{OR_OWN}"
        assert ("text: Arbeit wartet.", problem) in problems(own, shipped)
