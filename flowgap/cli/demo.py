"""`flowgap demo`: the example engagement of a fictitious client, from data to report."""

from pathlib import Path

import click

from flowgap.cli.diagnose import show_step, write
from flowgap.cli.serve import serve_application
from flowgap.paths import PROJECT_ROOT
from flowgap.reporting.render import render_report
from flowgap.result.json import to_json
from flowgap.services.demo_client import write_demo_engagement
from flowgap.services.diagnose import diagnose_folder
from flowgap.wording import LANGUAGES

DEMO_SEED = 2026


@click.command()
@click.option("--serve", is_flag=True, help="Go on to serve the web app.")
@click.option("--seed", default=DEMO_SEED, show_default=True, help="Another seed, other people.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True)
def demo(*, serve: bool, seed: int, language: str) -> None:
    """Build the example in out/demo: a simulated client, its result and its report."""
    out = PROJECT_ROOT / "out" / "demo"
    engagement = out / "engagement"
    write_demo_engagement(engagement, seed=seed, language=language)
    diagnosis = diagnose_folder(engagement, step=show_step)
    write(out / "result.json", to_json(diagnosis.result).encode())
    show_step("print")
    write(out / "report.pdf", render_report(diagnosis.result))
    for name in ("report.pdf", "result.json", "engagement"):
        click.echo(_shown(out / name))
    click.echo("To look at it in a browser: python3 app.py demo --serve")
    if serve:
        serve_application(open_first=engagement)


def _shown(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
