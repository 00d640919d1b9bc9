"""`flowgap demo`: the example engagement of a fictitious client, from data to report."""

import sys
from pathlib import Path
from typing import Final

import click

from flowgap.paths import PROJECT_ROOT
from flowgap.wording import LANGUAGES

DEMO_SEED: Final = 2026


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=PROJECT_ROOT / "out" / "demo",
    show_default="out/demo",
    help="Folder to write to.",
)
@click.option("--serve", is_flag=True, help="Go on to serve the web app.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=DEMO_SEED,
    show_default=True,
    help="Another seed, other people.",
)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def demo(*, out: Path, serve: bool, seed: int, language: str) -> None:
    """Build the example: a simulated client, its result and its report."""
    _show_start()
    from flowgap.cli.demo_build import build_demo  # noqa: PLC0415 - takes seconds: shown before

    files = build_demo(out, seed=seed, language=language)
    for path in (files.report, files.result, files.engagement, files.truth):
        click.echo(_shown(path))
    if not serve:
        click.echo("To look at it in a browser: python3 app.py demo --serve")
        return
    from flowgap.cli.serve import serve_application  # noqa: PLC0415 - only where it is served

    serve_application(open_first=files.engagement)


def _show_start() -> None:
    """Begin the bar of `show_step` on a terminal, before anything slow is loaded."""
    if sys.stderr.isatty():
        sys.stderr.write("\r[.....] simulate")
        sys.stderr.flush()


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
