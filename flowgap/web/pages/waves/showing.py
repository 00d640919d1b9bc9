"""What a wave will be able to show, by how many answer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from flowgap.scoring.planning import PlannedTeam
from flowgap.services.waves.planner import RESPONSE_SHARE, Showing, showing
from flowgap.services.waves.progress import Progress
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One kind of result: what it takes now, what later, and how to read it."""

    name: str
    values: tuple[str, ...]
    reading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowingTable:
    """Columns are numbers of answers."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str


def showing_table(
    progress: Progress, teams: Sequence[PlannedTeam], wording: Wording, *, spread: float
) -> ShowingTable | None:
    """Return the table; nothing of a wave that asks nobody."""
    if not teams or progress.n_invited == 0:
        return None
    columns = tuple(_columns(progress, wording))
    minimum = progress.promise.minimum_group
    found = [showing(teams, n, minimum_group=minimum, spread=spread) for _name, n in columns]
    return ShowingTable(
        columns=tuple(name for name, _n in columns),
        rows=tuple(_rows(found, len(teams), wording)),
        note=wording.say("waves-showing-note", n=minimum),
    )


def _columns(progress: Progress, wording: Wording) -> Iterator[tuple[str, int]]:
    """Yield a name and a number of answers: those of today, and those to expect."""
    say, last = wording.say, progress.last
    if last is not None and last.least == last.most:
        yield say("waves-showing-today", n=wording.number(last.most)), last.most
    if progress.expected is not None:
        n_people = progress.expected.n_people
        yield say("waves-showing-expected", n=wording.number(n_people)), n_people
        return
    n_presumed = round(RESPONSE_SHARE * progress.n_invited)
    share = wording.percent(RESPONSE_SHARE)
    yield say("waves-showing-presumed", n=wording.number(n_presumed), share=share), n_presumed


def _rows(found: Sequence[Showing], n_teams: int, wording: Wording) -> Iterator[Row]:
    say = wording.say
    yield Row(
        name=say("waves-showing-company"),
        values=tuple(
            _points(one.company_points, "waves-showing-plus-minus", wording) for one in found
        ),
        reading=say("waves-showing-company-reading"),
    )
    yield Row(
        name=say("waves-showing-change"),
        values=tuple(_points(one.change_points, "waves-showing-or-more", wording) for one in found),
        reading=say("waves-showing-change-reading"),
    )
    yield Row(
        name=say("waves-showing-teams"),
        values=tuple(
            say("waves-showing-of-teams", n=wording.number(one.n_teams), teams=n_teams)
            for one in found
        ),
        reading=say("waves-showing-teams-reading"),
    )


def _points(points: float | None, message: str, wording: Wording) -> str:
    if points is None:
        return wording.say("waves-showing-too-few")
    return wording.say(message, points=wording.number(points, decimals=1))
