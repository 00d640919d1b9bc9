"""Serves the preview of a questionnaire, to this machine only."""

from pathlib import Path
from typing import Final

import click
import waitress  # type: ignore[import-untyped] # has no types

from flowgap.answering.selecting import Asking
from flowgap.cli.serve import THREADS, listen
from flowgap.web.preview import TOKEN, create_preview

LOOPBACK: Final = "127.0.0.1"


def serve_preview(source: Path, *, language: str | None, port: int, asking: Asking) -> None:
    """Serve until stopped, and say where."""
    app = create_preview(source, asking=asking)
    asked = f"?language={language}" if language else ""
    with listen(LOOPBACK, port) as listener:
        for kind, whom in (("t", "As a team sees it"), ("r", "As one person sees it")):
            address = f"http://{LOOPBACK}:{port}/{kind}/{TOKEN}{asked}"
            click.echo(f"{whom}: {address}", err=True)
        click.echo("Changes of the file show at the next page. Stop with Ctrl+C.", err=True)
        waitress.serve(app, sockets=[listener], threads=THREADS, ident=None)
