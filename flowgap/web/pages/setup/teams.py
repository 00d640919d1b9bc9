"""The teams of an engagement as a tree, one team, and lists of many."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from flowgap.forms.teams import zip_row
from flowgap.importing.roster.editing import Roster, RosterRow, TeamPlace, places
from flowgap.services.folders.teams import KeptRoster, Use, UseKind
from flowgap.web.pages.add import Problem
from flowgap.web.pages.fields import Field, FieldGroup, Option
from flowgap.web.pages.form import FormView
from flowgap.web.pages.setup.fields import Writer
from flowgap.wording import Wording

TEAMS_A_PAGE: Final = 100
DEEPEST: Final = 6
"""From here on teams are not set in any further: a phone has no room for that."""
ROLES: Final = ("build", "quality", "platform", "product", "lead")
FREE_ROWS: Final = 3
SUGGESTED: Final = 300
"""Names of units that a browser offers; more would be slow to load."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamLine:
    """One team in the list."""

    name: str
    people: str
    depth: int
    is_unit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsPage:
    """One page of all teams, or of those that a search finds."""

    title: str
    standfirst: str
    lines: tuple[TeamLine, ...]
    search: str
    found: str
    earlier: int | None
    later: int | None
    note: str
    is_empty: bool
    told: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFields:
    """The three fields of one row of a team."""

    wave: Field
    role: Field
    invited: Field


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamPage:
    """One team: name, unit, and its rows. `uses` is why it cannot be deleted."""

    title: str
    standfirst: str
    form: FormView
    rows: tuple[RowFields, ...]
    name: str
    seen: str
    uses: tuple[str, ...]
    may_delete: bool
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """A list of many teams, pasted or as a file."""

    title: str
    standfirst: str
    form: FormView
    problems: tuple[Problem, ...]
    uses: tuple[str, ...]
    label: str = ""


def teams_page(
    kept: KeptRoster, search: str, number: int, wording: Wording, *, told: str = ""
) -> TeamsPage:
    """Return one page of the list; `number` counts from 1."""
    every = places(kept.roster)
    found = [place for place in every if search.casefold() in place.name.casefold()]
    start = (number - 1) * TEAMS_A_PAGE
    shown = found[start : start + TEAMS_A_PAGE]
    n_people = sum(place.n_people or 0 for place in every)
    return TeamsPage(
        title=wording.say(
            "setup-teams-title",
            n=len(kept.roster.teams),
            teams=wording.number(len(kept.roster.teams)),
            people=wording.number(n_people),
        ),
        standfirst=wording.say("setup-teams-standfirst"),
        lines=tuple(_line(place, wording, is_tree=not search) for place in shown),
        search=search,
        found=_found(search, len(found), start, len(shown), wording),
        earlier=number - 1 if start and found else None,
        later=number + 1 if start + TEAMS_A_PAGE < len(found) else None,
        note=wording.say("setup-teams-refused", n=kept.roster.n_refused)
        if kept.roster.n_refused
        else "",
        is_empty=not every,
        told=told,
    )


def _line(place: TeamPlace, wording: Wording, *, is_tree: bool) -> TeamLine:
    return TeamLine(
        name=place.name,
        people=wording.say("setup-unit")
        if place.n_people is None
        else wording.say("setup-people", n=place.n_people, people=wording.number(place.n_people)),
        depth=min(place.depth, DEEPEST) if is_tree else 0,
        is_unit=place.n_people is None,
    )


def _found(search: str, n: int, start: int, n_shown: int, wording: Wording) -> str:
    if search:
        return wording.say("setup-teams-found", n=n, search=search)
    if n <= TEAMS_A_PAGE:
        return ""
    return wording.say(
        "setup-teams-shown",
        first=wording.number(start + 1),
        last=wording.number(start + n_shown),
        n=wording.number(n),
    )


def team_page(  # noqa: PLR0913 - each part is shown
    values: Mapping[str, str],
    problems: Mapping[str, str],
    roster: Roster,
    wording: Wording,
    *,
    name: str | None,
    action: str,
    seen: str,
    waves: Sequence[str],
    uses: Sequence[Use] = (),
) -> TeamPage:
    """Return the page of a team, `name` None for a new one."""
    write = Writer(wording=wording, values=values, problems=problems)
    units = tuple(dict.fromkeys(place.name for place in places(roster) if place.name != name))
    n_rows = sum(1 for key in values if key.startswith("invited-")) + FREE_ROWS
    rows = tuple(_row(number, write, waves, roster) for number in range(1, n_rows + 1))
    form = FormView(
        action=action,
        button=wording.say("setup-team-save" if name else "setup-team-add"),
        problem=problems.get("", ""),
        hidden={"seen": seen},
        groups=(
            FieldGroup(
                rows=(
                    (write.field("team_name", is_required=True, hint=True),),
                    (write.field("parent", hint=True, suggestions=units[:SUGGESTED]),),
                )
            ),
        ),
    )
    wrong = [one for row in rows for one in (row.wave, row.role, row.invited) if one.error]
    return TeamPage(
        title=name or wording.say("setup-team-new"),
        standfirst=wording.say("setup-team-standfirst"),
        form=_with_wrong(form, wrong),
        rows=rows,
        name=name or "",
        seen=seen,
        uses=use_texts(uses, wording),
        may_delete=name is not None,
    )


def _with_wrong(form: FormView, wrong: Sequence[Field]) -> FormView:
    """Return the form that lists faults of rows, too: they stand in a table of their own."""
    extra = FieldGroup(rows=tuple((one,) for one in wrong))
    return replace(form, groups=(*form.groups, extra)) if wrong else form


def _row(number: int, write: Writer, waves: Sequence[str], roster: Roster) -> RowFields:
    known = dict.fromkeys((*ROLES, *(row.role for row in roster.rows if row.role)))
    role = write.values.get(f"role-{number}", "")
    options = [
        Option(value="", name=write.wording.say("setup-role-all"), chosen=not role),
        *(
            Option(value=one, name=_role(one, write.wording), chosen=one == role)
            for one in dict.fromkeys((*known, *((role,) if role else ())))
        ),
    ]
    return RowFields(
        wave=_field(write, "wave", number, suggestions=tuple(waves)),
        role=_field(write, "role", number, kind="select", options=tuple(options)),
        invited=_field(write, "invited", number, kind="number"),
    )


def _role(role: str, wording: Wording) -> str:
    return wording.say(f"setup-role-{role}") if role in ROLES else role


def _field(  # noqa: PLR0913 - each part is shown
    write: Writer,
    part: str,
    number: int,
    *,
    kind: str = "text",
    options: tuple[Option, ...] = (),
    suggestions: tuple[str, ...] = (),
) -> Field:
    name = f"{part}-{number}"
    return Field(
        name=name,
        label=write.wording.say(f"setup-{part}-of-row", n=number),
        kind=kind,
        value=write.values.get(name, ""),
        error=write.problems.get(name, ""),
        options=options,
        suggestions=suggestions,
    )


def values_of_team(rows: Sequence[RosterRow]) -> dict[str, str]:
    """Return a team as it stands in the fields."""
    found = {"team_name": rows[0].team, "parent": rows[0].parent or ""}
    for number, row in enumerate(rows, start=1):
        found |= zip_row(number, (row.wave or "", row.role or "", str(row.invited)))
    return found


def use_texts(uses: Sequence[Use], wording: Wording) -> tuple[str, ...]:
    """Return what uses a team, in words."""
    return tuple(
        wording.say("setup-use-rows", n=use.n, rows=wording.number(use.n), file=use.name)
        if use.kind in {UseKind.ANSWERS, UseKind.DATA}
        else wording.say(f"setup-use-{use.kind}", n=use.n)
        for use in uses
    )


def list_page(  # noqa: PLR0913 - each part is shown
    values: Mapping[str, str],
    wording: Wording,
    *,
    action: str,
    seen: str,
    problems: tuple[Problem, ...] = (),
    uses: tuple[str, ...] = (),
) -> ListPage:
    """Return the page that takes a list."""
    write = Writer(wording=wording, values=values, problems={})
    modes = [
        Option(value=mode, name=wording.say(f"setup-replaces-{mode}")) for mode in ("no", "yes")
    ]
    return ListPage(
        title=wording.say("setup-list-title"),
        standfirst=wording.say("setup-list-standfirst"),
        form=FormView(
            action=action,
            button=wording.say("setup-list-button"),
            hidden={"seen": seen},
            groups=(
                FieldGroup(
                    rows=(
                        (write.field("team_list", kind="area", hint=True),),
                        (write.field("team_file", kind="file", hint=True),),
                        (write.field("replaces", kind="select", options=modes),),
                    )
                ),
            ),
        ),
        problems=problems,
        uses=uses,
    )
