"""The people of a workspace, for its owners: invite, change, remove."""

from collections.abc import Iterator
from itertools import groupby

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from flowgap.forms.accounts import InviteForm, RoleForm, chosen_teams
from flowgap.mail.account_letters import AccountLetter
from flowgap.models import Role
from flowgap.services.accounts import people
from flowgap.services.accounts.people import (
    AlreadyMemberError,
    ForeignAccountError,
    Invited,
    LastOwnerError,
    Person,
    PersonNotFoundError,
    VouchedAccountError,
)
from flowgap.services.accounts.team_names import NamedTeam, named_teams
from flowgap.web.access import signed_in
from flowgap.web.accounts.office import current_office
from flowgap.web.clock import utc_now
from flowgap.web.database import reading, unit_of_work, work_on_accounts
from flowgap.web.language import current_wording
from flowgap.web.pages.accounts.people import (
    LinkShown,
    TeamBox,
    TeamGroup,
    people_page,
    person_page,
    role_options,
)
from flowgap.web.pages.form import FormView, make_fields
from flowgap.web.statuses import CONFLICT, REFUSED

bp = Blueprint("people", __name__, url_prefix="/people")
TOLD = frozenset({"role", "teams"})
"""What a page may say was done; the address of the page names it."""


@bp.route("", methods=["GET", "POST"])
def index() -> ResponseReturnValue:
    """List everybody; invite one more and show the link."""
    form, who = InviteForm(), signed_in()
    link, problem, status = None, "", 200
    if form.validate_on_submit() and (role := _role(form.text("role"))) is not None:
        try:
            with unit_of_work() as session:
                invited = people.invite(
                    session,
                    who.workspace_id,
                    email=form.text("email"),
                    role=role,
                    now=utc_now(),
                )
        except AlreadyMemberError:
            form.refuse("email", "accounts-already-member")
        else:
            link = _invitation(invited)
            form = InviteForm(formdata=None)
    elif request.method == "POST" and not form.problems():
        form.refuse("role", "accounts-role-missing")
    wording = current_wording()
    fields = make_fields(
        ("email", "role"),
        wording,
        values={"email": form.text("email")},
        problems=form.problems(),
        shown_as={"email": "their_email"},
        options={"role": role_options(form.text("role") or Role.CONSULTANT, wording)},
    )
    view = FormView(action=url_for(".index"), button=wording.say("accounts-invite"), fields=fields)
    with reading() as session:
        everybody = people.list_people(session, who.workspace_id)
    page = people_page(everybody, view, wording, link=link, problem=problem)
    shown = REFUSED if page.has_problems else status
    return render_template("accounts/people.html", page=page), shown


@bp.get("/<int:key>")
def person(key: int) -> ResponseReturnValue:
    """Show one member."""
    told = request.args.get("told", "")
    return _show(_find(key), told=told if told in TOLD else "")


@bp.post("/<int:key>/role")
def role(key: int) -> ResponseReturnValue:
    """Give a member another role."""
    found, chosen = _find(key), _role(RoleForm().text("role"))
    if chosen is None:
        abort(400)
    try:
        with unit_of_work() as session:
            people.change_role(session, signed_in().workspace_id, key, chosen)
    except LastOwnerError:
        return _show(found, problem="accounts-last-owner", status=CONFLICT)
    return redirect(url_for(".person", key=key, told="role"), 303)


@bp.post("/<int:key>/teams")
def teams(key: int) -> ResponseReturnValue:
    """Say which teams a manager sees."""
    _find(key)
    wanted = set(chosen_teams(request.form.getlist("team")))
    # Read before the change begins: meanwhile nobody else could write.
    with reading() as session:
        known = {
            (team.engagement_id, team.team)
            for team in named_teams(session, keys={key for key, _team in wanted})
            if (team.engagement, team.team) in wanted
        }
    with unit_of_work() as session:
        people.set_teams(session, signed_in().workspace_id, key, known)
    return redirect(url_for(".person", key=key, told="teams"), 303)


@bp.post("/<int:key>/link")
def link(key: int) -> ResponseReturnValue:
    """Make a new link: an invitation for who has not joined, else one for a new password."""
    found, who = _find(key), signed_in()
    try:
        # Without limits: where else the account is a member has to be seen.
        with work_on_accounts() as session:
            if found.has_joined:
                made = people.reset_link(session, who.workspace_id, key, now=utc_now())
            else:
                made = people.invite(
                    session, who.workspace_id, email=found.email, role=found.role, now=utc_now()
                )
    except VouchedAccountError:
        return _show(found, problem="accounts-vouched-account", status=CONFLICT)
    except ForeignAccountError:
        return _show(found, problem="accounts-foreign-account", status=CONFLICT)
    return _show(found, link=_reset(made) if found.has_joined else _invitation(made))


@bp.post("/<int:key>/remove")
def remove(key: int) -> ResponseReturnValue:
    """Take a member out of the workspace."""
    found = _find(key)
    try:
        with unit_of_work() as session:
            people.remove(session, signed_in().workspace_id, key)
    except LastOwnerError:
        return _show(found, problem="accounts-last-owner", status=CONFLICT)
    return redirect(url_for(".index"), 303)


def _find(key: int) -> Person:
    try:
        with reading() as session:
            return people.find_person(session, signed_in().workspace_id, key)
    except PersonNotFoundError:
        abort(404)


def _role(value: str) -> Role | None:
    return Role(value) if value in set(Role) else None


def _show(
    found: Person,
    *,
    link: LinkShown | None = None,
    problem: str = "",
    told: str = "",
    status: int = 200,
) -> ResponseReturnValue:
    wording, key = current_wording(), found.membership_id
    fields = make_fields(("role",), wording, options={"role": role_options(found.role, wording)})
    form = FormView(
        action=url_for(".role", key=key),
        button=wording.say("accounts-keep"),
        fields=fields,
        is_main=False,
    )
    page = person_page(
        found,
        form,
        tuple(_groups(found)),
        wording,
        link=link,
        problem=wording.say(problem) if problem else "",
        told=wording.say(f"accounts-told-{told}") if told else "",
    )
    return render_template("accounts/person.html", page=page), status


def _groups(found: Person) -> Iterator[TeamGroup]:
    """Yield the teams of every engagement, those ticked that the manager sees."""
    if found.role is not Role.MANAGER:
        return
    with reading() as session:
        known = named_teams(session)
    for name, group in groupby(known, key=lambda team: team.name):
        yield TeamGroup(name=name, teams=tuple(_box(team, found) for team in group))


def _box(team: NamedTeam, found: Person) -> TeamBox:
    return TeamBox(
        value=f"{team.engagement}/{team.team}",
        name=team.team,
        chosen=(team.engagement_id, team.team) in found.teams,
    )


def _invitation(made: Invited) -> LinkShown:
    """Return the link to show, after mailing it where mail can be sent."""
    office, who, wording = current_office(), signed_in(), current_wording()
    address = office.link_to(url_for("entrance.join", token=made.token))
    was_sent = office.send(
        AccountLetter(
            kind="invitation",
            address=made.email,
            name=made.name,
            language=wording.language,
            link=address,
            workspace=who.workspace,
            inviter=who.name,
        )
    )
    return _shown("invitation", made, address, was_sent=was_sent)


def _reset(made: Invited) -> LinkShown:
    office = current_office()
    address = office.link_to(url_for("entrance.reset", token=made.token))
    return _shown("reset", made, address, was_sent=False)


def _shown(kind: str, made: Invited, address: str, *, was_sent: bool) -> LinkShown:
    wording = current_wording()
    how = "sent" if was_sent else "by-hand"
    return LinkShown(
        title=wording.say(f"accounts-link-{kind}-title", email=made.email),
        text=wording.say(f"accounts-link-{kind}-{how}"),
        address=address,
    )
