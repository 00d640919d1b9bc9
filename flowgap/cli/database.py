"""`flowgap init` and `flowgap migrate`: the tables of the database."""

import click
from sqlalchemy.engine import make_url

from flowgap.cli.installation import installation
from flowgap.cli.set_up import nobody_yet, set_up_link
from flowgap.config import read_settings
from flowgap.db import make_engine
from flowgap.services.database import migrate as bring_up_to_date


@click.command()
def init() -> None:
    """Make the database, or leave it as it is where it exists."""
    click.echo(f"The database is ready: {_bring_up_to_date()}")
    with installation() as here:
        if nobody_yet(here):
            click.echo(f"First account, once it is served: {set_up_link(here.settings)}")


@click.command()
def migrate() -> None:
    """Bring the tables of the database to this version of FlowGap."""
    click.echo(f"The tables are up to date: {_bring_up_to_date()}")


def _bring_up_to_date() -> str:
    """Run the migrations; return where the database is, without its password."""
    url = read_settings().database_url
    bring_up_to_date(make_engine(url))
    return make_url(url).render_as_string(hide_password=True)
