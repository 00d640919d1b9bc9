"""`flowgap wave send` and `flowgap wave remind`: mail to people who are asked."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Final

import click

from flowgap.cli.counting import counted
from flowgap.cli.installation import Installation, installation, utc_now
from flowgap.cli.wave_choice import may_name_a_wave
from flowgap.config import Settings
from flowgap.db import unit_of_work
from flowgap.errors import InputError
from flowgap.mail.letters import Letterhead
from flowgap.mail.smtp import MailServerError, SmtpDoor
from flowgap.services.waves.finding import find_wave
from flowgap.services.waves.mail_delivery import Delivery, Office, deliver
from flowgap.services.waves.mail_lease import LEASE, AlreadySendingError
from flowgap.services.waves.mail_links import mail_seal
from flowgap.services.waves.mail_settings import missing_for_mail
from flowgap.services.waves.mailing import (
    Queued,
    queue_due_reminders,
    queue_invitations,
    queue_manual_reminder,
)

_PAUSE_SECONDS: Final = 1.0


@click.command()
@may_name_a_wave
def send(*, wave: str | None, client: str | None, title: str | None) -> None:
    """Send the mail that waits; with WAVE, invite whoever of it has no invitation yet."""
    with installation() as here:
        require_mail(here.settings)
        if wave is not None:
            with unit_of_work(here.sessions) as session:
                found = find_wave(session, wave, client=client, title=title)
                queue_invitations(session, found, today=utc_now().date())
        send_waiting(here)


@click.command()
@may_name_a_wave
@click.option("--due", is_flag=True, help="Send the reminders of day 3 and 5 after the invitation.")
def remind(*, wave: str | None, client: str | None, title: str | None, due: bool) -> None:
    """Remind, by hand, everyone of WAVE who has not answered; at most once in 14 days."""
    if due == (wave is not None):
        raise click.UsageError("remind whom? Allowed: a wave, or --due for all waves")
    with installation() as here:
        require_mail(here.settings)
        now = utc_now()
        with unit_of_work(here.sessions) as session:
            if wave is None:
                queued = queue_due_reminders(session, now=now, today=now.date())
            else:
                found = find_wave(session, wave, client=client, title=title)
                queued = (queue_manual_reminder(session, found, now=now, today=now.date()),)
        click.echo(_reminded(queued))
        send_waiting(here)


def require_mail(settings: Settings) -> None:
    """Refuse to write to people while it is not known from whom, through what, or where to."""
    missing = missing_for_mail(settings)
    if missing:
        raise InputError(
            f"no mail can be sent without {' and '.join(missing)}",
            file="environment",
            allowed="see docs/waves.md for what each of them holds",
        )


@contextmanager
def mail_office(settings: Settings) -> Iterator[Office]:
    """Give what is needed to send, with a connection that is opened when it is needed."""
    require_mail(settings)
    if settings.mail_server is None or settings.mail_from is None:
        raise TypeError("the settings were not checked")
    with SmtpDoor(settings.mail_server) as door:
        yield Office(
            head=Letterhead(sender=settings.mail_from, public_url=settings.public_url),
            seal=mail_seal(settings.secret_key),
            post=door.send,
        )


def send_waiting(here: Installation) -> None:
    """Try every mail that waits once, and say what became of them."""
    with mail_office(here.settings) as office:
        try:
            delivery = when_free(
                lambda: deliver(here.sessions, office, clock=utc_now), clock=utc_now
            )
        except MailServerError as error:
            raise click.ClickException(f"{error} The mail waits: flowgap wave send") from error
    for line in _delivered(delivery):
        click.echo(line)
    if delivery.n_locked:
        raise locked(delivery.n_locked)


def locked(n_mails: int) -> InputError:
    """Return what to say of mails whose links the secret key does not open."""
    return InputError(
        f"{counted(n_mails, 'mail')} cannot be sent, and {'waits' if n_mails == 1 else 'wait'}:"
        " another key was set when the links were made",
        file="FLOWGAP_SECRET_KEY",
        allowed="the secret key with which the wave was opened",
    )


def when_free(work: Callable[[], Delivery], *, clock: Callable[[], datetime]) -> Delivery:
    """Send as soon as no other process does; one that died is waited for as long as its lease."""
    until = clock() + LEASE
    is_told = False
    while True:
        try:
            return work()
        except AlreadySendingError:
            if clock() >= until:
                raise
            if not is_told:
                click.echo("Another process sends mail, or died a moment ago: waiting.", err=True)
            is_told = True
            time.sleep(_PAUSE_SECONDS)


def _reminded(queued: tuple[Queued, ...]) -> str:
    n_mails = sum(one.n_mails for one in queued)
    return f"{counted(n_mails, 'reminder')} to people who have not answered."


def _delivered(delivery: Delivery) -> Iterator[str]:
    yield f"{counted(delivery.n_sent, 'mail')} sent."
    if delivery.n_later:
        yield (
            f"{counted(delivery.n_later, 'mail')} put off by the mail server:"
            " flowgap wave send tries them again, flowgap worker does so by itself."
        )
    if delivery.n_refused:
        yield f"{counted(delivery.n_refused, 'mail')} refused for good."
    for address, reason in delivery.refused:
        yield f"  {address}: {reason}"
