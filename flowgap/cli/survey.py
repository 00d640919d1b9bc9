"""`flowgap survey`: check questionnaire files, publish them, print their schema."""

import dataclasses
import json
from pathlib import Path

import click

from flowgap.cli.counting import counted
from flowgap.cli.survey_copy import copy
from flowgap.cli.survey_export import export
from flowgap.cli.survey_preview import preview
from flowgap.cli.survey_translate import translate
from flowgap.errors import InputError
from flowgap.questionnaire.checks import check_file, refuse_problems
from flowgap.questionnaire.document import json_schema
from flowgap.questionnaire.problems import Problem
from flowgap.questionnaire.published import publish as publish_files


@click.group()
def survey() -> None:
    """Work with questionnaire files."""


for _command in (copy, translate, export, preview):
    survey.add_command(_command)


@survey.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON.")
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...], *, as_json: bool) -> None:
    """Check questionnaires and translations; a folder stands for every YAML file in it."""
    paths = _yaml_files(files)
    problems = [problem for path in paths for problem in check_file(path)]
    if as_json:
        found = [dataclasses.asdict(problem) for problem in problems]
        click.echo(json.dumps({"n_files": len(paths), "problems": found}, ensure_ascii=False))
    else:
        for problem in problems:
            click.echo(_line(problem))
        if not problems:
            click.echo(f"{counted(len(paths), 'file')} checked, no problem found")
    if problems:
        ctx.exit(2)


@survey.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def publish(files: tuple[Path, ...]) -> None:
    """Write files into the lock beside them: from then on they may never change."""
    paths = _yaml_files(files)
    for path in paths:
        refuse_problems(path)
    publish_files(paths)
    click.echo(f"{counted(len(paths), 'file')} published")


@survey.command()
def schema() -> None:
    """Print the JSON schema of questionnaire files, as kept in surveys/schema.json."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


def _yaml_files(paths: tuple[Path, ...]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        if not inside:
            problem = "the folder holds no YAML file"
            raise InputError(problem, file=str(path), allowed="a folder with questionnaires")
        found += inside
    return found


def _line(problem: Problem) -> str:
    return f"{problem.file}:{problem.line}: {problem.message}; allowed: {problem.allowed}"
