"""Checks of a questionnaire that is worded on pages: the rules of `flowgap survey check`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from flowgap.errors import InputError
from flowgap.questionnaire.checks import check_file
from flowgap.questionnaire.loader import load_file
from flowgap.questionnaire.problems import Problem
from flowgap.questionnaire.texts import source_texts
from flowgap.services.questionnaires.content import Content, document_of, write_content
from flowgap.services.questionnaires.laying_out import laid_out
from flowgap.services.waves.fitting import refuse_too_long


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is wrong, in the language and at the text (`key`) or keys (`place`) it is about."""

    language: str
    key: str
    place: str
    message: str
    allowed: str


def check_content(content: Content) -> tuple[Found, ...]:
    """Return every problem of the source and of its translations."""
    files = write_content(content)
    with laid_out(files) as root:
        found = [
            (language, problem)
            for language, name in zip(content.languages, files, strict=True)
            for problem in check_file(root / name)
        ]
        if not found:
            found = list(_too_long(content, root / next(iter(files))))
    places = _places(content)
    return tuple(
        Found(
            language=language,
            key=_key(content, language, problem, places),
            place=problem.place,
            message=problem.message,
            allowed=problem.allowed,
        )
        for language, problem in found
    )


def _too_long(content: Content, path: Path) -> Iterator[tuple[str, Problem]]:
    try:
        refuse_too_long(load_file(path))
    except InputError as error:
        problem = Problem(file="", line=1, place="", message=error.problem, allowed=error.allowed)
        yield content.languages[0], problem


def _places(content: Content) -> dict[str, str]:
    """Return the key of every text by the place of it in the source."""
    document = document_of(content)
    if document is None:
        return {}
    return {".".join(map(str, placed.path)): key for key, placed in source_texts(document).items()}


def _key(content: Content, language: str, problem: Problem, places: dict[str, str]) -> str:
    if language != content.languages[0]:
        return problem.place
    if problem.place in places:
        return places[problem.place]
    return _of_item(content, problem.place.split("."))


def _of_item(content: Content, steps: Sequence[str]) -> str:
    """Return the item or dimension that a place of the source lies in, empty if there is none."""
    if steps[:1] != ["dimensions"] or len(steps) < 2 or not steps[1].isdigit():  # noqa: PLR2004 - the number of the dimension
        return ""
    part = content.dimensions[int(steps[1])]
    if len(steps) > 3 and steps[2] == "items" and steps[3].isdigit():  # noqa: PLR2004 - and of the item
        return f"items.{part['items'][int(steps[3])]['id']}"
    return f"dimensions.{part['id']}.name"
