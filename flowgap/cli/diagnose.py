"""`flowgap diagnose`: an engagement folder in, a result and a report out."""

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from flowgap.cli.installation import utc_now
from flowgap.files import write_file
from flowgap.reporting.render import Paper, render_report, render_report_html
from flowgap.result.survey import GateState, InstrumentGate
from flowgap.services.diagnose import DEFAULT_SEED, diagnose_folder
from flowgap.services.releases.folder import RELEASES_NAME, hand_out, unrecorded_wave
from flowgap.wording import LANGUAGES

MOST_CHARACTERS = 100
"""Of a firm's name: more does not fit on a page."""


def _short(_context: click.Context, option: click.Parameter, value: str | None) -> str | None:
    if value is not None and len(value) > MOST_CHARACTERS:
        raise click.BadParameter(f"at most {MOST_CHARACTERS} characters", param=option)
    return value


_STEPS = {"read": 1, "score": 2, "measure": 3, "combine": 4, "print": 5}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
@click.option("--pdf", is_flag=True, help="Also write report.pdf.")
@click.option("--html", is_flag=True, help="Also write report.html.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=DEFAULT_SEED,
    show_default=True,
    help="Seed of the intervals.",
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Default: the engagement's.")
@click.option("--paper", type=click.Choice([paper.value for paper in Paper]), default="a4")
@click.option(
    "--firm",
    callback=_short,
    help=f"Your firm's name, for the head of each page; at most {MOST_CHARACTERS} characters.",
)
def diagnose(  # noqa: PLR0913 - one argument for each option
    *,
    folder: Path,
    out: Path,
    pdf: bool,
    html: bool,
    seed: int,
    language: str | None,
    paper: str,
    firm: str | None,
) -> None:
    """Read the engagement in FOLDER and write OUT/result.json and OUT/import-report.json.

    What was given out is noted in FOLDER/releases.json: a later result of other answers is
    checked against it, so that nobody can tell people apart by comparing both.
    """
    diagnosis = diagnose_folder(folder, language=language, seed=seed, step=show_step, now=utc_now())
    result = diagnosis.result
    target = out / "result.json"
    unrecorded = unrecorded_wave(result, target, folder=folder)
    hand_out(result, target, folder=folder, given=diagnosis.given)
    if unrecorded is not None:
        click.echo(unrecorded_line(unrecorded, folder=folder, earlier=target), err=True)
    report = json.dumps(diagnosis.import_report, ensure_ascii=False, indent=1)
    write_file(out / "import-report.json", f"{report}\n".encode())
    if pdf or html:
        show_step("print")
    if html:
        page = render_report_html(result, paper=Paper(paper), firm=firm)
        write_file(out / "report.html", page.encode())
    if pdf:
        write_file(out / "report.pdf", render_report(result, paper=Paper(paper), firm=firm))
    if result.survey.gates:
        click.echo(gate_line(result.survey.gates), err=True)
    n_refused = sum(source.refused for source in result.generated_from.values())
    if n_refused:
        rows = "1 row" if n_refused == 1 else f"{n_refused:,} rows"
        click.echo(f"{rows} refused: see {out / 'import-report.json'}", err=True)


def unrecorded_line(wave: str, *, folder: Path, earlier: Path) -> str:
    """Return the remark that an earlier result is not in the ledger; no wave: it is unreadable."""
    what = f"a result of wave {wave}" if wave else "a result that cannot be read"
    return (
        f"no record of what was given out before: {earlier} was {what} that"
        f" {folder / RELEASES_NAME} does not know. Who compares it with the new one may tell"
        " people apart"
    )


def gate_line(gates: Sequence[InstrumentGate]) -> str:
    """Return how many gates of the questionnaire are passed; the result lists them."""
    count = Counter(gate.state for gate in gates)
    told = f"{count[GateState.PASSED]} of {len(gates)} gates of the questionnaire passed"
    others = f"{count[GateState.FAILED]} failed, {count[GateState.NOT_YET]} not to be judged yet"
    is_pilot = count[GateState.PASSED] < len(gates)
    return f"{told} ({others}){': a pilot instrument' if is_pilot else ''}; see survey.gates"


def show_step(name: str) -> None:
    """Show on a terminal how far the work is; say nothing elsewhere."""
    if not sys.stderr.isatty():
        return
    done = _STEPS[name]
    bar = "#" * done + "." * (len(_STEPS) - done)
    ending = "\n" if done == len(_STEPS) else ""
    sys.stderr.write(f"\r[{bar}] {name:<8}{ending}")
    sys.stderr.flush()
