"""What surrounds every page of results: whose they are, where one is, what they rest on."""

from dataclasses import dataclass
from typing import Final

from flowgap.result.document import Result
from flowgap.services.engagements.keeping import KeptResult
from flowgap.wording import Wording

PLACES: Final = {
    "results": (
        "overview",
        "ledger",
        "stages",
        "heat_map",
        "dimensions",
        "perception",
        "drivers",
        "trend",
        "what_if",
        "ai",
        "comments",
    ),
    "collect": ("teams", "waves", "data", "files", "settings"),
    "deliver": ("actions", "register", "report_room", "versions", "report", "confidentiality"),
}
"""The menu: groups, and in each the names of views."""

ELSEWHERE: Final = {
    "ai": "explore.ai",
    "comments": "themes.comments",
    "perception": "explore.perception",
    "drivers": "explore.drivers",
    "what_if": "what_if.what_if",
    "register": "register.register",
    "report_room": "report_room.room",
    "versions": "report_room.all_versions",
    "waves": "waves.index",
    "teams": "setup.teams",
    "files": "setup.files",
    "settings": "setup.settings",
}
"""Views and their routes; all others are of the blueprint `results`."""
OF_EVERYTHING: Final = frozenset({"waves", "data", "report", "versions", "what_if"})
"""What rests on every team, so that a manager does not get it."""
SET_UP: Final = frozenset({"teams", "files", "settings"})
ROOM: Final = frozenset({"report_room"})
"""Views of those who edit: `SET_UP` makes results, and a room holds what is not published yet."""
INSTEAD: Final = frozenset({"versions"})
"""What those who do not edit have in the place of the room: what was published in it."""
WITHOUT_RESULT: Final = SET_UP | {"overview", "waves", "data"}
"""What there is to see of an engagement before its first result, for those who edit."""
READ_WITHOUT_RESULT: Final = frozenset({"waves"})
"""What there is for all others: nobody but editors is told what is next, or what was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One entry of a chooser: a link to the same page with another part of the result."""

    name: str
    query: dict[str, str]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One entry of the menu."""

    view: str
    name: str

    @property
    def endpoint(self) -> str:
        """Return the name of its route."""
        return ELSEWHERE.get(self.view, f"results.{self.view}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceGroup:
    """Entries of the menu under one heading."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of one page; it `leads_to_overview` where whoever looks at it has one."""

    key: str
    client: str
    size: str
    here: str
    name: str
    simulated: bool
    sees_everything: bool
    offers_report: bool
    leads_to_overview: bool
    menu: tuple[PlaceGroup, ...]


def make_frame(
    kept: KeptResult,
    here: str,
    wording: Wording,
    *,
    sees_everything: bool = True,
    edits: bool = False,
) -> Frame:
    """Return the frame of the page `here`."""
    result = kept.result
    hidden = frozenset[str]() if sees_everything else OF_EVERYTHING
    return Frame(
        key=kept.public_key,
        client=result.engagement.client,
        size=_size(result, wording),
        here=here,
        name=wording.say(place_message(here)),
        simulated=result.engagement.simulated,
        sees_everything=sees_everything,
        offers_report=sees_everything and here != "report" and here not in SET_UP,
        leads_to_overview=True,
        menu=_menu(hidden | (INSTEAD if edits else SET_UP | ROOM), wording),
    )


def frame_without_result(  # noqa: PLR0913 - each part is shown
    key: str,
    client: str,
    title: str,
    here: str,
    wording: Wording,
    *,
    edits: bool,
    has_result: bool = False,
) -> Frame:
    """Return the frame of the page `here` that shows no result, as there may be none yet."""
    every = frozenset(view for views in PLACES.values() for view in views)
    shown = WITHOUT_RESULT if edits else READ_WITHOUT_RESULT
    hidden = (INSTEAD if edits else SET_UP | ROOM) if has_result else every - shown
    return Frame(
        key=key,
        client=client,
        size=title,
        here=here,
        name=wording.say(place_message(here)),
        simulated=False,
        sees_everything=True,
        offers_report=False,
        leads_to_overview=edits or has_result,
        menu=_menu(hidden, wording),
    )


def _menu(hidden: frozenset[str], wording: Wording) -> tuple[PlaceGroup, ...]:
    return tuple(
        PlaceGroup(
            name=wording.say(f"web-places-{group}"),
            places=tuple(
                Place(view=view, name=wording.say(place_message(view)))
                for view in views
                if view not in hidden
            ),
        )
        for group, views in PLACES.items()
        if not hidden.issuperset(views)
    )


def place_message(view: str) -> str:
    """Return the id of the name of a page."""
    return f"web-{view.replace('_', '-')}"


def _size(result: Result, wording: Wording) -> str:
    survey = result.survey
    if survey.n_teams and survey.invited is not None:
        return wording.say("web-size", teams=survey.n_teams, people=wording.number(survey.invited))
    return result.engagement.title
