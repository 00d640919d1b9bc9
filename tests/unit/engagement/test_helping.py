"""The one column that would help most."""

from collections.abc import Mapping

import pytest

from flowgap.engagement.figures import ENOUGH_SHARE, Part
from flowgap.engagement.helping import helps_most
from flowgap.wording import LANGUAGES, Wording

ENGLISH = Wording("en")


def part(column: str | None, share: float = 0.0, *, file: str = "changes.csv") -> Part:
    return Part(share=share, needs="", file=file, column=column)


def place(needed: Mapping[str, tuple[Part, ...]]) -> tuple[str, str | None] | None:
    found = helps_most(needed, ENGLISH)
    return None if found is None else (found.file, found.column)


def test_where_nothing_is_missing_nothing_helps() -> None:
    assert place({"ledger": (part("deployed_at", ENOUGH_SHARE),)}) is None


def test_a_column_that_suffices_for_two_figures_beats_one_that_suffices_for_one() -> None:
    needed = {
        "adoption": (part("ai_assist"),),
        "ledger": (part("deployed_at", 0.7),),
        "flow_gap": (part("deployed_at", 0.7),),
    }
    assert place(needed) == ("changes.csv", "deployed_at")


def test_what_suffices_alone_beats_what_more_figures_lack_together_with_others() -> None:
    needed = {
        "adoption": (part("ai_assist"),),
        "ledger": (part("deployed_at"), part("created_at")),
        "flow_gap": (part("deployed_at"), part("opened_at")),
    }
    assert place(needed) == ("changes.csv", "ai_assist")


def test_where_nothing_suffices_alone_it_is_what_most_figures_lack() -> None:
    needed = {
        "ledger": (part("created_at"), part("deployed_at")),
        "flow_gap": (part("deployed_at"), part("opened_at")),
    }
    found = helps_most(needed, ENGLISH)
    assert found is not None
    assert (found.column, found.figures) == ("deployed_at", ("ledger", "flow_gap"))
    assert found.why.startswith("With others")


def test_a_missing_file_stands_for_its_columns() -> None:
    needed = {"ledger": (part(None), part("created_at"), part("deployed_at"))}
    assert place(needed) == ("changes.csv", None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_why(language: str) -> None:
    found = helps_most({"unreviewed_share": (part("n_reviews"),)}, Wording(language))
    assert found is not None
    assert Wording(language).say("report-doctor-unreviewed-share") in found.why
