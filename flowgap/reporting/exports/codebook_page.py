"""Writes `docs/codebook.md` from the catalogue, so that the page cannot lag behind it."""

from collections.abc import Iterator

from flowgap.reporting.exports.codebook import code_rows, column_rows, figure_rows
from flowgap.reporting.exports.table import Cell
from flowgap.wording import DEFAULT_LANGUAGE, Wording


def write_page(wording: Wording) -> str:
    """Return the page."""
    return "\n".join((*_lines(wording), ""))


def _lines(wording: Wording) -> Iterator[str]:
    def say(name: str) -> str:
        return wording.say(f"figures-codebook-{name}")

    yield f"# {say('title')}"
    yield ""
    yield say("made")
    yield ""
    yield f"## {say('columns')}"
    yield ""
    yield f"| {say('column')} | {say('meaning')} |"
    yield "|---|---|"
    for row in column_rows(wording):
        yield _line(f"`{row[1]}`", row[3])
    yield ""
    yield f"## {say('figures')}"
    yield ""
    yield say("ids")
    yield ""
    yield f"| id | {say('meaning')} | {say('unit')} | {say('range')} | {say('interval')} |"
    yield "|---|---|---|---|---|"
    for row in figure_rows(wording):
        place = str(row[7]).removeprefix("docs/")
        yield _line(f"[`{row[1]}`]({place})", *row[3:7])
    yield ""
    yield f"## {say('codes')}"
    yield ""
    yield f"| {say('kind')} | {say('code')} | {say('meaning')} | {say('unit')} |"
    yield "|---|---|---|---|"
    for row in code_rows(wording, None):
        yield _line(row[0], f"`{row[1]}`", row[2], row[4])


def _line(*cells: Cell) -> str:
    return f"| {' | '.join('' if cell is None else str(cell) for cell in cells)} |"


if __name__ == "__main__":
    print(write_page(Wording(DEFAULT_LANGUAGE)), end="")  # noqa: T201 - `make schema`
