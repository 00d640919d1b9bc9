"""`flowgap survey export`: the codebook of a questionnaire."""

import dataclasses
import json
from pathlib import Path

import click

from flowgap.files import write_file
from flowgap.importing.sheet_writing import csv_text, workbook
from flowgap.questionnaire.codebook import COLUMNS, ITEM_CODES, Codebook, make_codebook
from flowgap.questionnaire.loader import languages_of_file, load_file

Table = tuple[list[str], list[list[str]]]


@click.command()
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "kind",
    type=click.Choice(["csv", "xlsx", "json", "md"]),
    required=True,
    help="What to write.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Default: standard output.")
def export(*, source: Path, kind: str, out: Path | None) -> None:
    """Write the codebook of FILE: items, texts, scale, routes, and how answers are stored."""
    worded = [load_file(source, language=language) for language in languages_of_file(source)]
    content = _written(make_codebook(worded), kind)
    if out is not None:
        write_file(out, content)
        click.echo(f"The codebook of {worded[0].reference} is in {out}.")
    elif kind == "xlsx":
        raise click.UsageError("a workbook goes into a file. Allowed: --out FILE.xlsx")
    else:
        click.echo(content, nl=False)


def _written(codebook: Codebook, kind: str) -> bytes:
    match kind:
        case "csv":
            return csv_text(*_table(codebook)).encode()
        case "xlsx":
            return workbook(*_table(codebook))
        case "json":
            return _json(codebook)
        case _:
            return _markdown(codebook)


def _table(codebook: Codebook) -> Table:
    languages = list(codebook.titles)
    rows = [
        [
            *(_cell(getattr(entry, name)) for name in COLUMNS),
            *(entry.texts[language] for language in languages),
        ]
        for entry in codebook.entries
    ]
    return [*COLUMNS, *(f"text ({language})" for language in languages)], rows


def _cell(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _json(codebook: Codebook) -> bytes:
    document = dataclasses.asdict(codebook) | {
        "item_codes": {meaning: code for meaning, (code, _shown) in ITEM_CODES.items()}
    }
    return (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode()


def _markdown(codebook: Codebook) -> bytes:
    header, rows = _table(codebook)
    title = next(iter(codebook.titles.values()))
    drafts = [name for name, tested in codebook.translations_validated.items() if not tested]
    lines = [
        f"# {_escaped(title)}, {codebook.questionnaire}",
        "",
        *(f"- {language}: {_escaped(prompt)}" for language, prompt in codebook.prompts.items()),
        *(f"- {language} is a draft translation" for language in drafts),
        "",
        _line(header),
        _line(["---"] * len(header)),
        *(_line([_escaped(value) for value in row]) for row in rows),
    ]
    return ("\n".join(lines) + "\n").encode()


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """Return a text that breaks no table and marks nothing up."""
    plain = " ".join(text.split())
    for mark in ("\\", "|", "*", "_", "`", "<", "["):
        plain = plain.replace(mark, f"\\{mark}")
    return plain
