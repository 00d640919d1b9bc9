"""`flowgap model`: train the model of the constraint, examine it, and show its card."""

from pathlib import Path

import click

from flowgap.files import write_file
from flowgap.paths import CONSTRAINT_MODEL, MODEL_CARD
from flowgap.services.constraint.training import check_model, train_model

_FILE = click.Path(path_type=Path, dir_okay=False)
_keep = click.option(
    "--keep",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep what is simulated in this folder, and go on from what is there.",
)
_jobs = click.option("--jobs", default=-1, show_default=True, help="Processes; -1: one per core.")


@click.group(short_help="train and examine the model of the constraint")
def model() -> None:
    """Train the model that names the constraint, examine it, and show its card."""


@model.command()
@click.option("--out", type=_FILE, default=CONSTRAINT_MODEL, help="Default: the shipped file.")
@click.option("--per-regime", default=800, show_default=True, help="Organizations to learn from.")
@click.option("--seed", default=101, show_default=True, help="Equal seeds give equal files.")
@_keep
@_jobs
def train(*, out: Path, per_regime: int, seed: int, folder: Path | None, jobs: int) -> None:
    """Learn from simulated organizations. With the extra `fast` it takes minutes."""
    facts = train_model(out, per_regime=per_regime, seed=seed, jobs=jobs, folder=folder)
    click.echo(f"{out}: version {facts.version}")


@model.command()
@click.option("--model", "path", type=_FILE, default=CONSTRAINT_MODEL, help="Default: shipped.")
@click.option("--per-regime", default=2_000, show_default=True, help="Organizations to examine on.")
@click.option("--seed", default=2, show_default=True, help="Other than that of the training.")
@click.option("--card", type=_FILE, help="Write the card there, too.")
@_keep
@_jobs
def check(  # noqa: PLR0913 - one argument for each option
    *, path: Path, per_regime: int, seed: int, card: Path | None, folder: Path | None, jobs: int
) -> None:
    """Examine the model on organizations that it never saw, and print its card."""
    text = check_model(path, per_regime=per_regime, seed=seed, jobs=jobs, folder=folder)
    if card is not None:
        write_file(card, text.encode())
    click.echo(text)


@model.command()
def card() -> None:
    """Print the card of the shipped model."""
    click.echo(MODEL_CARD.read_text(encoding="utf-8"))
