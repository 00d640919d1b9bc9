"""`flowgap simulate`: an organization that does not exist, and what is true of it."""

from pathlib import Path

import click

from flowgap.errors import InputError
from flowgap.services.simulated.engagement import write_simulated_engagement
from flowgap.simulation.organizations.parameters import Size
from flowgap.simulation.organizations.regimes import REGIMES


@click.command(short_help="write a simulated engagement and its truth")
@click.option("--regime", metavar="NAME", help="How its work flows; see --list.")
@click.option("--seed", default=1, show_default=True, help="Equal seeds give equal files.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder that gets engagement/ and truth.json.",
)
@click.option("--teams", type=click.IntRange(1), help="How many; with --items.")
@click.option("--items", type=click.IntRange(1), help="Of all teams together; with --teams.")
@click.option("--list", "list_regimes", is_flag=True, help="Print the regimes and stop.")
def simulate(  # noqa: PLR0913 - each is an option of the command
    regime: str | None,
    seed: int,
    out: Path | None,
    *,
    teams: int | None,
    items: int | None,
    list_regimes: bool,
) -> None:
    """Write the engagement folder of a simulated organization, and beside it what is true of it.

    The truth names the stage where a quarter more capacity would have shortened lead time most.
    Without --teams and --items an organization is as large as those that the model learned from.
    """
    if list_regimes:
        for one in REGIMES.values():
            click.echo(one.name if one.trained else f"{one.name} (never learned from)")
        return
    if regime is None or out is None:
        raise InputError(
            "a regime and a folder are needed", file="simulate", allowed="--regime NAME --out DIR"
        )
    if seed < 0:
        raise InputError(f"the seed is {seed}", file="--seed", allowed="0 or more")
    files = write_simulated_engagement(out, regime_name=regime, seed=seed, size=_size(teams, items))
    click.echo(f"{files.engagement}\n{files.truth}")


def _size(teams: int | None, items: int | None) -> Size | None:
    if teams is None and items is None:
        return None
    if teams is None or items is None:
        raise InputError(
            "one of --teams and --items is missing", file="simulate", allowed="both, or neither"
        )
    return Size(n_teams=teams, n_items=items)
