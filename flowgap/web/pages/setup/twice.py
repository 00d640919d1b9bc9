"""What a second editor sees: both texts, to compare and choose. Nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.fields import Difference
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class TwicePage:
    """Both texts. `mine` is sent again where the second editor wants to keep the own one."""

    title: str
    standfirst: str
    differences: tuple[Difference, ...]
    action: str
    other: str
    mine: Mapping[str, str]
    label: str = ""


def twice_page(  # noqa: PLR0913 - each part is shown
    differences: tuple[Difference, ...],
    *,
    kept_at: datetime | None,
    action: str,
    other: str,
    mine: Mapping[str, str],
    wording: Wording,
) -> TwicePage:
    """Return the page; `action` takes one's own text, `other` shows that of the first editor."""
    return TwicePage(
        title=wording.say("setup-twice-title"),
        standfirst=wording.say("setup-twice-gone")
        if kept_at is None
        else wording.say("setup-twice", when=at(kept_at, wording)),
        differences=differences,
        action=action,
        other=other,
        mine=mine,
    )


def differences_of(
    kept: Mapping[str, str], typed: Mapping[str, str], wording: Wording
) -> tuple[Difference, ...]:
    """Return the fields that both fill otherwise, by their words in the catalogue."""
    return tuple(
        Difference(
            name=wording.say(f"setup-{name.replace('_', '-')}"),
            theirs=kept.get(name, "") or wording.say("setup-nothing"),
            mine=value or wording.say("setup-nothing"),
        )
        for name, value in typed.items()
        if kept.get(name, "") != value
    )
