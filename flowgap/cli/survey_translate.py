"""`flowgap survey translate`: a table for whoever translates, and the way back."""

import re
from pathlib import Path
from typing import Final

import click

from flowgap.cli.counting import counted
from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.importing.sheet_rows import read_rows
from flowgap.importing.sheet_writing import write_table
from flowgap.questionnaire.checks import check_file
from flowgap.questionnaire.document import SourceDocument
from flowgap.questionnaire.folder import locale_path
from flowgap.questionnaire.locale_writing import locale_yaml
from flowgap.questionnaire.published import would_change
from flowgap.questionnaire.translation import (
    COLUMNS,
    FilledLine,
    ReadBack,
    existing_texts,
    read_back,
    read_source,
    translation_lines,
)

LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
MOST_NAMED: Final = 10


@click.command()
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path))
@click.option("--language", required=True, metavar="CODE", help="Language to translate to.")
@click.option("--out", type=click.Path(path_type=Path), help="Table to write: .xlsx or .csv.")
@click.option("--from", "table", type=click.Path(path_type=Path), help="Filled table to read.")
@click.option("--validated", is_flag=True, help="The wording was tested: it is no draft.")
def translate(
    *, source: Path, language: str, out: Path | None, table: Path | None, validated: bool
) -> None:
    """Write the texts of FILE as a table to translate, or read a filled table back."""
    if (out is None) == (table is None):
        raise click.UsageError("Allowed: one of --out, to write a table, and --from, to read one")
    document = read_source(source)
    _refuse_language(document, language)
    if out is not None:
        _write(document, source, language, out)
    elif table is not None:
        _read(document, source, language, table, validated=validated)


def _refuse_language(document: SourceDocument, language: str) -> None:
    if not LANGUAGE.fullmatch(language) or language == document.language:
        raise InputError(
            f"{language[:20]!r} is no language to translate to",
            file="--language",
            allowed=f"a code such as fr or pt-BR, another than {document.language}",
        )


def _write(document: SourceDocument, source: Path, language: str, out: Path) -> None:
    if out.exists():
        raise InputError(
            "it exists: nobody's work is written over", file=str(out), allowed="a new file"
        )
    lines = translation_lines(document, existing_texts(source, language))
    rows = [(line.key, line.source, line.translation, line.note) for line in lines]
    write_table(out, COLUMNS, rows)
    n_done = sum(bool(line.translation) for line in lines)
    click.echo(f"{counted(len(lines), 'text')} in {out}, {n_done:,} of them translated.")
    click.echo(f"Filled in, it goes back with: --language {language} --from {out}")


def _read(
    document: SourceDocument, source: Path, language: str, table: Path, *, validated: bool
) -> None:
    rows = [
        FilledLine(
            line=row.line,
            key=row.values["key"],
            source=row.values["source"],
            translation=row.values["translation"],
        )
        for row in read_rows(table, required=("key", "translation"), optional=("source",))
    ]
    before = existing_texts(source, language)
    found = read_back(document, rows, before, file=table.name)
    path = locale_path(source, language)
    content = locale_yaml(document, language, found.texts, validated=validated).encode()
    if would_change(path, content):
        raise InputError(
            "it is published: its texts may not change", file=str(path), allowed="a new version"
        )
    write_file(path, content)
    kind = "a validated translation" if validated else "a draft translation"
    click.echo(f"{counted(len(found.texts), 'text')} in {path}, {kind}.")
    _tell(found)
    for problem in () if found.missing else check_file(path):
        click.echo(f"{problem.file}:{problem.line}: {problem.message}; allowed: {problem.allowed}")


def _tell(found: ReadBack) -> None:
    """Say what is left to do."""
    if found.missing:
        click.echo(f"{counted(len(found.missing), 'text')} missing: {_named(found.missing)}")
    if found.stale:
        keys = [f"{row.key} (line {row.line})" for row in found.stale]
        click.echo(
            f"{counted(len(keys), 'text')} translated from words that have changed, look again:"
            f" {_named(keys)}"
        )


def _named(names: list[str] | tuple[str, ...]) -> str:
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more
