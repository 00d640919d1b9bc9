"""The part of a worker that tells other programs what has happened."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

import click

from flowgap.cli.installation import Installation, utc_now
from flowgap.services.webhooks.delivering import Courier
from flowgap.services.webhooks.registering import webhook_seal

COURIERS: Final = 2
"""Messages of one worker at the same time: whoever does not answer takes ten seconds."""

LOOK_SECONDS: Final = 2.0
TIDY_SECONDS: Final = 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WebhookShift:
    """Sends messages until it is told to stop; the one at hand is finished before."""

    here: Installation
    look_seconds: float = LOOK_SECONDS
    stop: threading.Event = field(default_factory=threading.Event)

    def work_off(self) -> int:
        """Send what is due, and come back; return how many messages that were."""
        courier = self._courier()
        courier.tidy()
        return courier.deliver_due()

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Send messages in threads of their own."""
        couriers = [
            threading.Thread(target=self._carry, args=(number == 0,)) for number in range(COURIERS)
        ]
        for one in couriers:
            one.start()
        try:
            yield
        finally:
            self.stop.set()
            for one in couriers:
                one.join()

    def _carry(self, tidies: bool) -> None:  # noqa: FBT001 - the only argument of the thread
        courier, tidy_at = self._courier(), time.monotonic()
        while not self.stop.is_set():
            try:
                if tidies and time.monotonic() >= tidy_at:
                    tidy_at = time.monotonic() + TIDY_SECONDS
                    courier.tidy()
                is_idle = not courier.deliver_next()
            except Exception as error:  # noqa: BLE001 - a database that may be there later
                click.echo(f"flowgap: webhooks: {type(error).__name__}", err=True)
                is_idle = True
            if is_idle:
                self.stop.wait(self.look_seconds)

    def _courier(self) -> Courier:
        settings = self.here.settings
        return Courier(
            sessions=self.here.sessions,
            seal=webhook_seal(settings.secret_key),
            clock=utc_now,
            loopback=settings.webhooks_to_loopback,
        )
