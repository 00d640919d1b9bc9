"""`flowgap wave open`: whom to ask, what is promised to them, and their links."""

from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import click
from sqlalchemy.exc import IntegrityError

from flowgap.cli.counting import counted
from flowgap.cli.installation import Installation, installation, utc_now
from flowgap.cli.wave_files import link_files, write_links, write_posters
from flowgap.cli.wave_mail import require_mail, send_waiting
from flowgap.cli.wave_plan import OpeningOptions, plan_opening
from flowgap.config import is_loopback
from flowgap.db import unit_of_work
from flowgap.privacy.thresholds import MINIMUM_GROUP
from flowgap.questionnaire.shelf import keep_published
from flowgap.services.accounts.workspaces import work_in
from flowgap.services.waves.finding import find_wave
from flowgap.services.waves.mail_links import keep_tokens, mail_seal
from flowgap.services.waves.mailing import queue_invitations
from flowgap.services.waves.opening import Link, Opening, WaveExistsError, open_wave
from flowgap.services.waves.times import shown

ONLY_HERE: Final = (
    "Note: links begin with {public_url}, which only this machine can open. For others set"
    " FLOWGAP_PUBLIC_URL before a wave is opened."
)


@click.command("open")
@click.option("--engagement", required=True, type=click.Path(path_type=Path), help="Its folder.")
@click.option("--id", "wave", required=True, metavar="WAVE", help="Name of the wave, e.g. w1.")
@click.option(
    "--links", required=True, type=click.Path(path_type=Path), help="New file for the links."
)
@click.option(
    "--people",
    type=click.Path(path_type=Path),
    help="CSV or XLSX with team, address, parent: personal links. Default: links for teams.",
)
@click.option("--qr", type=click.Path(path_type=Path), help="Folder for QR codes of team links.")
@click.option("--opens", metavar="STAMP", help="In the engagement's zone. Default: now.")
@click.option("--closes", metavar="STAMP", help="Default: 18 days later at 18:00.")
@click.option("--questionnaire", metavar="REF", help="Default: as engagement.yaml says.")
@click.option(
    "--surveys",
    type=click.Path(path_type=Path),
    help="Folder of your own questionnaires. Default: what earlier waves asked.",
)
@click.option(
    "--booklet",
    type=int,
    metavar="N",
    help="Ask each person N of the items, the team together all. Default: everyone all.",
)
@click.option("--contact", metavar="TEXT", help="Whom people ask: a name or an address.")
@click.option("--firm", metavar="TEXT", help="Who runs the survey.")
@click.option("--keep-until", metavar="DATE", help="Day on which answers are deleted.")
@click.option(
    "--backups-until", metavar="DATE", help="Day on which the last backup of this wave is gone."
)
@click.option(
    "--minimum-group",
    type=click.IntRange(min=MINIMUM_GROUP),
    help="Smallest group of which anything is shown. Default: as engagement.yaml says.",
)
@click.option("--comments/--no-comments", default=True, show_default=True, help="Show comments.")
@click.option("--workspace", metavar="NAME", help="Whose wave it is, where there are several.")
@click.option("--send", is_flag=True, help="Send invitations.")
def open_command(  # noqa: PLR0913 - one argument for each option
    *,
    engagement: Path,
    wave: str,
    links: Path,
    people: Path | None,
    qr: Path | None,
    opens: str | None,
    closes: str | None,
    questionnaire: str | None,
    surveys: Path | None,
    booklet: int | None,
    contact: str | None,
    firm: str | None,
    keep_until: str | None,
    backups_until: str | None,
    minimum_group: int | None,
    comments: bool,
    workspace: str | None,
    send: bool,
) -> None:
    """Open a wave, and write a link for everyone who is asked."""
    options = OpeningOptions(
        wave=wave,
        opens=opens,
        closes=closes,
        questionnaire=questionnaire,
        contact=contact,
        firm=firm,
        keep_until=keep_until,
        backups_until=backups_until,
        minimum_group=minimum_group,
        comments=comments,
        surveys=surveys,
        booklet=booklet,
    )
    if send and people is None:
        raise click.UsageError("--send needs --people: a team's link has no address to send it to")
    opening = plan_opening(engagement, options, people, now=utc_now())
    with installation() as here:
        if send:
            require_mail(here.settings)
        if surveys is not None:
            keep_published(opening.questionnaire.reference, surveys)
        given = _open(here, opening, links=links, qr=qr, send=send, workspace=workspace)
        click.echo(_summary(opening, given, links))
        if is_loopback(urlsplit(here.settings.public_url).hostname or ""):
            click.echo(ONLY_HERE.format(public_url=here.settings.public_url), err=True)
        if send and opening.opens_at > utc_now():
            click.echo("Invitations go out when it opens: flowgap worker, or flowgap wave send.")
        elif send:
            send_waiting(here)


def _open(  # noqa: PLR0913 - one argument for each option
    here: Installation,
    opening: Opening,
    *,
    links: Path,
    qr: Path | None,
    send: bool,
    workspace: str | None,
) -> tuple[Link, ...]:
    """Open the wave and write its links: both, or neither."""
    settings = here.settings
    try:
        with link_files() as files, unit_of_work(here.sessions) as session:
            work_in(session, workspace)
            given = open_wave(session, opening)
            keep_tokens(session, given, seal=mail_seal(settings.secret_key))
            if send:
                wave = find_wave(session, opening.wave, client=opening.client, title=opening.title)
                queue_invitations(session, wave, today=utc_now().date())
            write_links(files, links, given, public_url=settings.public_url)
            if qr is not None:
                write_posters(files, qr, given, public_url=settings.public_url)
    except IntegrityError as error:
        raise WaveExistsError(
            f"wave {opening.wave} of {opening.client} is being opened by another process"
        ) from error
    return given


def _summary(opening: Opening, given: tuple[Link, ...], links: Path) -> str:
    n_personal = sum(link.address is not None for link in given)
    timezone = opening.promise.timezone
    return (
        f"Wave {opening.wave} of {opening.client} is open from"
        f" {shown(opening.opens_at, timezone)} until {shown(opening.closes_at, timezone)}.\n"
        f"{counted(n_personal, 'personal link')} and"
        f" {counted(len(given) - n_personal, 'team link')} are in {links}"
        " and nowhere else: keep it to yourself."
    )
