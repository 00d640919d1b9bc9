"""What surrounds every page of results: whose they are, where one is, what they rest on."""

from dataclasses import dataclass
from typing import Final

from flowgap.result.document import Result
from flowgap.services.engagements import KeptResult
from flowgap.wording import Wording

PLACES: Final = {
    "results": (
        "overview",
        "ledger",
        "stages",
        "heat_map",
        "dimensions",
        "trend",
        "ai",
        "comments",
    ),
    "collect": ("data",),
    "deliver": ("actions", "report_room", "report", "confidentiality"),
}
"""The menu: groups, and in each the names of views."""

EXPLORED: Final = frozenset({"ai", "comments"})
"""Views of the blueprint `explore`; all others are of `results`."""
IN_ROOMS: Final = {"report_room": "report_room.room"}
"""Views with a blueprint of their own."""
OF_EVERYTHING: Final = frozenset({"data", "report", "report_room"})
"""What names every team, so that a manager does not get it."""


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
        blueprint = "explore" if self.view in EXPLORED else "results"
        return IN_ROOMS.get(self.view, f"{blueprint}.{self.view}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceGroup:
    """Entries of the menu under one heading."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The frame of one page."""

    key: str
    client: str
    size: str
    here: str
    name: str
    simulated: bool
    sees_everything: bool
    offers_report: bool
    menu: tuple[PlaceGroup, ...]


def make_frame(
    kept: KeptResult, here: str, wording: Wording, *, sees_everything: bool = True
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
        offers_report=sees_everything and here != "report",
        menu=tuple(
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
        ),
    )


def place_message(view: str) -> str:
    """Return the id of the name of a page."""
    return f"web-{view.replace('_', '-')}"


def _size(result: Result, wording: Wording) -> str:
    survey = result.survey
    if survey.n_teams and survey.invited is not None:
        return wording.say("web-size", teams=survey.n_teams, people=wording.number(survey.invited))
    return result.engagement.title
