"""Look at a page on every width, by day and by night, and as axe does."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, Literal

from tests.web.axe import TAGS, axe
from tests.web.looks import CUT_TEXTS, FAINT_TEXTS, SIDEWAYS, SMALL_TARGETS, UNSEEN_FOCUS

if TYPE_CHECKING:
    from playwright.sync_api import Page

Scheme = Literal["dark", "light"]

PHONE: Final = 390
WIDTHS: Final = (320, PHONE, 1440)
TARGET: Final = 44
"""Pixels that a finger needs."""

COLOURS: Final = {"rule": ["color-contrast", "link-in-text-block"]}
"""What axe asks of colours: nothing else differs by night, as `test_night.py` checks."""


def faults_of(
    page: "Page",
    name: str,
    *,
    widths: Sequence[int] = WIDTHS,
    at_night_too: bool = False,
) -> list[object]:
    """Return what scrolls sideways, is cut, too small, too faint, or objected to by axe.

    Axe looks by day at everything, and `at_night_too` at the colours once more.
    """
    wrong: list[object] = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 844})
        if page.evaluate(SIDEWAYS):
            wrong.append((name, width, "scrolls sideways"))
        wrong += [(name, width, text) for text in page.evaluate(CUT_TEXTS)]
        if width <= PHONE:
            wrong += [(name, width, target) for target in page.evaluate(SMALL_TARGETS, TARGET)]
    asked: dict[Scheme, dict[str, list[str]] | None] = {
        "dark": COLOURS if at_night_too else None,
        "light": {"tag": TAGS},
    }
    for scheme, rules in asked.items():
        page.emulate_media(color_scheme=scheme)
        wrong += [(name, scheme, text) for text in page.evaluate(FAINT_TEXTS)]
        if rules is not None:
            wrong += [(name, scheme, what) for what in axe(page, rules)]
    return wrong


def unseen_focus(page: "Page", name: str) -> list[object]:
    """Return the stops of the keyboard that nobody sees."""
    return [(name, "focus", stop) for stop in page.evaluate(UNSEEN_FOCUS)]
