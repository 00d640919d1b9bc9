"""`flowgap user`: accounts of the whole installation. Passwords are chosen behind a link only."""

import click

from flowgap.cli.installation import Installation, installation, utc_now
from flowgap.db import reading, unit_of_work
from flowgap.models import Role
from flowgap.services.accounts.installation import (
    Member,
    disable,
    list_members,
    reset_by_command,
)
from flowgap.services.accounts.people import invite
from flowgap.services.accounts.workspaces import find_or_add_workspace, find_workspace


@click.group()
def user() -> None:
    """Let people sign in: add, list, reset, disable."""


@user.command()
@click.argument("email")
@click.option("--role", required=True, type=click.Choice([role.value for role in Role]))
@click.option("--name", default="", help="How pages call the person. Default: the address.")
@click.option(
    "--workspace", metavar="NAME", help="Needed where there are several; a new one for an owner."
)
def add(*, email: str, role: str, name: str, workspace: str | None) -> None:
    """Add a person and print the link with which they choose a password."""
    with installation() as here:
        with unit_of_work(here.sessions) as session:
            # Whoever owns a workspace may be the first one in it.
            is_new = workspace is not None and role == Role.OWNER
            found = (
                find_or_add_workspace(session, workspace)
                if is_new and workspace
                else find_workspace(session, workspace)
            )
            invited = invite(
                session, found.id, email=email, role=Role(role), name=name, now=utc_now()
            )
            place = found.name
        click.echo(f"{invited.email} may join {place} as {role}, once and within seven days:")
        click.echo(_link(here, "join", invited.token))


@user.command("list")
def list_command() -> None:
    """Show everybody."""
    with installation() as here, reading(here.sessions) as session:
        members = list_members(session)
    if not members:
        click.echo("There are no accounts yet. To add one: flowgap user add --help")
    for member in members:
        click.echo(_described(member))


@user.command()
@click.argument("email")
@click.option(
    "--second-factor", is_flag=True, help="Forget the second factor, too: the phone is lost."
)
def reset(*, email: str, second_factor: bool) -> None:
    """Print a link with which a person chooses a new password; a closed account opens again."""
    with installation() as here:
        with unit_of_work(here.sessions) as session:
            token = reset_by_command(
                session, email, forget_second_factor=second_factor, now=utc_now()
            )
        click.echo(f"{email} chooses a new password, once and within an hour:")
        click.echo(_link(here, "reset", token))


@user.command("disable")
@click.argument("email")
def disable_command(*, email: str) -> None:
    """Close an account: it is signed out everywhere at once."""
    with installation() as here, unit_of_work(here.sessions) as session:
        disable(session, email, now=utc_now())
    click.echo(f"{email} is signed out and cannot come in. To open the account: user reset")


def _link(here: Installation, kind: str, token: str) -> str:
    return f"{here.settings.public_url}/{kind}/{token}"


def _described(member: Member) -> str:
    state = "joined" if member.has_joined else "invited"
    if member.is_disabled:
        state = "closed"
    factor = ", second factor" if member.has_second_factor else ""
    return f"{member.email}  {member.role} in {member.workspace}: {state}{factor}"
