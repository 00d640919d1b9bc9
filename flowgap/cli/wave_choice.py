"""How commands name the wave that they work on."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

Command = Callable[..., None]


def names_a_wave(command: Command) -> Command:
    """Let a command take `WAVE` or `--id WAVE`; `--client`, `--title` tell equal names apart."""
    return may_name_a_wave(_required(command))


def may_name_a_wave(command: Command) -> Command:
    """Let a command do without a wave: it is None then."""

    @click.argument("wave", required=False)
    @click.option("--id", "wave_id", metavar="WAVE", help="The same as WAVE.")
    @click.option("--client", metavar="NAME", help="Where two clients have this wave.")
    @click.option("--title", metavar="TITLE", help="Where a client has it under two titles.")
    @wraps(command)
    def choosing(*, wave: str | None, wave_id: str | None, **others: Any) -> None:  # noqa: ANN401 - the options of any command
        if None not in {wave, wave_id} and wave != wave_id:
            raise click.UsageError(f"WAVE is {wave}, --id is {wave_id}. Allowed: one of them")
        command(wave=wave or wave_id, **others)

    return choosing


def _required(command: Command) -> Command:
    @wraps(command)
    def requiring(*, wave: str | None, **others: Any) -> None:  # noqa: ANN401 - the options of any command
        if wave is None:
            raise click.UsageError("which wave? Allowed: one that `flowgap wave list` shows")
        command(wave=wave, **others)

    return requiring
