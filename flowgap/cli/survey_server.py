"""Serves the preview of a questionnaire, to this machine only."""

from functools import partial
from pathlib import Path
from typing import Final

import click

from flowgap.answering.selecting import Asking
from flowgap.cli.serve import check_address, run
from flowgap.web.preview import TOKEN, create_preview

LOOPBACK: Final = "127.0.0.1"


def serve_preview(source: Path, *, language: str | None, port: int, asking: Asking) -> None:
    """Serve until stopped, and say where."""
    make_app = partial(create_preview, source, asking=asking)
    make_app()  # a file that cannot be used is told here, in one line
    check_address(LOOPBACK, port)
    asked = f"?language={language}" if language else ""
    for kind, whom in (("t", "As a team sees it"), ("r", "As one person sees it")):
        click.echo(f"{whom}: http://{LOOPBACK}:{port}/{kind}/{TOKEN}{asked}", err=True)
    click.echo("Changes of the file show at the next page. Stop with Ctrl+C.", err=True)
    run(make_app, host=LOOPBACK, port=port, n_processes=1)
