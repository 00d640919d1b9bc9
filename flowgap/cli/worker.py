"""`flowgap worker`: sends mail, and reminds people on the days on which they are due."""

import signal
import threading
from types import FrameType
from typing import Final

import click
from sqlalchemy.exc import OperationalError

from flowgap.cli.installation import Installation, installation, utc_now
from flowgap.cli.wave_mail import mail_office
from flowgap.config import read_settings
from flowgap.db import unit_of_work
from flowgap.mail.smtp import MailServerError
from flowgap.services.waves.mail_delivery import Delivery, Office, Waiting, deliver
from flowgap.services.waves.mail_lease import AlreadySendingError
from flowgap.services.waves.mailing import queue_due_reminders

ROUND_SECONDS: Final = 20.0


@click.command()
@click.option("--once", is_flag=True, help="Work off what there is, then end.")
def worker(*, once: bool) -> None:
    """Send mail and reminders that are due, until stopped. Any number of them may run."""
    if read_settings().mail_server is None:
        click.echo("No mail server is set (FLOWGAP_SMTP_URL): there is nothing to do.")
        return
    work(once=once)


def work(*, once: bool = False) -> None:
    """Do what a worker does, until a signal says stop."""
    stop = threading.Event()
    _stop_on_signals(stop)
    waiting: Waiting = {}
    with installation() as here, mail_office(here.settings) as office:
        while not stop.is_set():
            _round(here, office, waiting, stop)
            if once:
                return
            stop.wait(ROUND_SECONDS)


def _stop_on_signals(stop: threading.Event) -> None:
    """End after the mail at hand, so that none is left in doubt."""

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)


def _round(here: Installation, office: Office, waiting: Waiting, stop: threading.Event) -> None:
    try:
        now = utc_now()
        with unit_of_work(here.sessions) as session:
            queue_due_reminders(session, now=now, today=now.date())
        delivery = deliver(here.sessions, office, clock=utc_now, waiting=waiting, stops=stop.is_set)
    except AlreadySendingError:
        return
    except MailServerError as error:
        click.echo(f"flowgap: {error}", err=True)
    except OperationalError as error:
        click.echo(f"flowgap: database: {error.orig}", err=True)
    else:
        _say(delivery)


def _say(delivery: Delivery) -> None:
    """Say how many, never to whom."""
    if delivery.n_sent or delivery.n_later or delivery.n_refused:
        click.echo(
            f"mail: {delivery.n_sent:,} sent, {delivery.n_later:,} put off,"
            f" {delivery.n_refused:,} refused"
        )
