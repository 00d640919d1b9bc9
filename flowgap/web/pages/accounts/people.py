"""The people of a workspace in words, and one of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from flowgap.models import Role
from flowgap.services.accounts.people import Person
from flowgap.web.pages.accounts.account import at
from flowgap.web.pages.fields import Field, Option
from flowgap.web.pages.form import FormView
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One member of the list."""

    key: int
    name: str
    email: str
    role: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkShown:
    """A link that was made right now; it is shown this once."""

    title: str
    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """Everybody, and the form that invites one more."""

    label: str
    title: str
    standfirst: str
    people: tuple[PersonLine, ...]
    form: FormView
    link: LinkShown | None
    problem: str

    @property
    def problems(self) -> tuple[Field, ...]:
        """Return the fields with an error."""
        return self.form.problems

    @property
    def has_problems(self) -> bool:
        """Tell whether the form was refused."""
        return bool(self.problem or self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamBox:
    """A team that a manager may be shown."""

    value: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamGroup:
    """The teams of one engagement."""

    name: str
    teams: tuple[TeamBox, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One member: role, teams, a new link, and taking them out."""

    key: int
    label: str
    title: str
    standfirst: str
    role_form: FormView
    is_manager: bool
    teams: tuple[TeamGroup, ...]
    link_button: str
    link_note: str
    link: LinkShown | None
    problem: str
    told: str
    remove_text: str


def people_page(
    people: Sequence[Person],
    form: FormView,
    wording: Wording,
    *,
    link: LinkShown | None = None,
    problem: str = "",
) -> PeoplePage:
    """Return the list."""
    return PeoplePage(
        label=wording.say("accounts-people"),
        title=wording.say("accounts-people-title", n=len(people)),
        standfirst=wording.say("accounts-people-standfirst"),
        people=tuple(
            PersonLine(
                key=person.membership_id,
                name=person.name,
                email=person.email if person.email != person.name else "",
                role=wording.say(f"accounts-role-{person.role}"),
                state=_state(person, wording),
            )
            for person in people
        ),
        form=form,
        link=link,
        problem=problem,
    )


def person_page(  # noqa: PLR0913 - each part is needed
    person: Person,
    role_form: FormView,
    teams: Sequence[TeamGroup],
    wording: Wording,
    *,
    link: LinkShown | None = None,
    problem: str = "",
    told: str = "",
) -> PersonPage:
    """Return the page of one member."""
    kind = "reset" if person.has_joined else "invitation"
    return PersonPage(
        key=person.membership_id,
        label=wording.say("accounts-people"),
        title=person.name,
        standfirst=f"{person.email} · {_state(person, wording)}",
        role_form=role_form,
        is_manager=person.role is Role.MANAGER,
        teams=tuple(teams),
        link_button=wording.say(f"accounts-person-{kind}"),
        link_note=wording.say(f"accounts-person-{kind}-note"),
        link=link,
        problem=problem,
        told=told,
        remove_text=wording.say("accounts-remove-text", name=person.name),
    )


def role_options(chosen: str, wording: Wording) -> tuple[Option, ...]:
    """Return the roles, each with what it may do."""
    return tuple(
        Option(
            value=role,
            name=wording.say(f"accounts-role-{role}"),
            hint=wording.say(f"accounts-role-{role}-may"),
            chosen=role == chosen,
        )
        for role in Role
    )


def _state(person: Person, wording: Wording) -> str:
    if person.is_disabled:
        return wording.say("accounts-state-disabled")
    if not person.has_joined:
        return wording.say("accounts-state-invited")
    if person.seen_at is None:
        return wording.say("accounts-state-joined")
    return wording.say("accounts-state-seen", moment=at(person.seen_at, wording))
