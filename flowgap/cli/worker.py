"""`flowgap worker`: does jobs, sends mail and webhooks, deletes answers on their days."""

import signal
import threading
from contextlib import ExitStack
from dataclasses import dataclass, field
from types import FrameType
from typing import Final

import click
from sqlalchemy.exc import OperationalError

from flowgap.cli.erase import Eraser
from flowgap.cli.installation import Installation, installation, utc_now
from flowgap.cli.job_shift import JobShift
from flowgap.cli.wave_mail import locked, mail_office
from flowgap.cli.webhook_shift import WebhookShift
from flowgap.db import reading, unit_of_work
from flowgap.mail.smtp import MailServerError
from flowgap.services.jobs.child import Workplace
from flowgap.services.waves.counting import count_open_waves, uncounted_waves
from flowgap.services.waves.mail_delivery import Delivery, Office, Waiting, deliver
from flowgap.services.waves.mail_lease import AlreadySendingError
from flowgap.services.waves.mailing import queue_due_reminders

ROUND_SECONDS: Final = 20.0


@click.command()
@click.option("--once", is_flag=True, help="Work off what there is, then end.")
def worker(*, once: bool) -> None:
    """Do jobs, send mail and webhooks that are due, delete answers on their day, until stopped.

    Any number of workers may run, on any number of hosts that share database and data folder.
    """
    stop = threading.Event()
    _stop_on_signals(stop)
    with ExitStack() as stack:
        here = stack.enter_context(installation())
        post = None
        if here.settings.mail_server is None:
            click.echo("No mail server is set (FLOWGAP_SMTP_URL): no mail is sent.", err=True)
        else:
            office = stack.enter_context(mail_office(here.settings))
            post = _PostOffice(here=here, office=office, stop=stop)
        eraser, jobs, webhooks = Eraser(here=here), _jobs(here), WebhookShift(here=here)
        if once:
            _go_round(eraser, post)
            jobs.work_off()
            webhooks.work_off()
            return
        if not here.settings.answers_only:
            stack.enter_context(jobs.at_work())
            stack.enter_context(webhooks.at_work())
        while not stop.is_set():
            _go_round(eraser, post)
            stop.wait(ROUND_SECONDS)


def _jobs(here: Installation) -> JobShift:
    settings = here.settings
    place = Workplace(
        database_url=settings.database_url, data=settings.data, secret_key=settings.secret_key
    )
    return JobShift(sessions=here.sessions, place=place)


def _stop_on_signals(stop: threading.Event) -> None:
    """End after the mail at hand, so that none is left in doubt."""

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)


@dataclass(frozen=True, slots=True, kw_only=True)
class _PostOffice:
    """Sends mail, round after round."""

    here: Installation
    office: Office
    stop: threading.Event
    waiting: Waiting = field(default_factory=dict)

    def go_round(self) -> None:
        """Queue what is due, and send what waits."""
        now = utc_now()
        with unit_of_work(self.here.sessions) as session:
            queue_due_reminders(session, now=now, today=now.date())
        try:
            delivery = deliver(
                self.here.sessions,
                self.office,
                clock=utc_now,
                waiting=self.waiting,
                stops=self.stop.is_set,
            )
        except AlreadySendingError:
            return
        except MailServerError as error:
            click.echo(f"flowgap: {error}", err=True)
        else:
            _say(delivery)


def _go_round(eraser: Eraser, post: _PostOffice | None) -> None:
    """Do what is due now; a database that cannot be used now is there in a later round."""
    try:
        eraser.go_round()
        _count(eraser.here)
        if post is not None:
            post.go_round()
    except OperationalError as error:
        click.echo(f"flowgap: database: {error.orig}", err=True)


def _count(here: Installation) -> None:
    """Count the answers of open waves, once a day; the database is only held if it is time."""
    now = utc_now()
    with reading(here.sessions) as session:
        is_time = uncounted_waves(session, now=now)
    if is_time:
        with unit_of_work(here.sessions) as session:
            count_open_waves(session, now=now)


def _say(delivery: Delivery) -> None:
    """Say how many, never to whom."""
    if delivery.n_sent or delivery.n_later or delivery.n_refused:
        click.echo(
            f"mail: {delivery.n_sent:,} sent, {delivery.n_later:,} put off,"
            f" {delivery.n_refused:,} refused"
        )
    if delivery.n_locked:
        click.echo(f"flowgap: {locked(delivery.n_locked)}", err=True)
