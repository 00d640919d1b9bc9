"""Loads the playbook in one language and refuses a file that breaks a rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, TypeVar

from pydantic import BaseModel

from flowgap.errors import InputError
from flowgap.paths import PLAYBOOK
from flowgap.playbook.assembly import assemble
from flowgap.playbook.document import ActionsDocument, ActionsLocale, BookDocument, BookLocale
from flowgap.playbook.facts import DIMENSIONS
from flowgap.playbook.rules import action_faults, book_faults, locale_faults
from flowgap.playbook.schema import Playbook
from flowgap.questionnaire.parsing import parse_model
from flowgap.questionnaire.problems import Fault
from flowgap.questionnaire.reading import placed, refusal
from flowgap.yaml_source import YamlKind, YamlSource, read_yaml

PLAYBOOK_YAML: Final = YamlKind(
    allowed="a part of the playbook in plain YAML, as playbook/README.md describes it"
)
BOOK_NAME: Final = "book.yaml"

Document = TypeVar("Document", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read, so that a broken rule can name its line."""

    path: Path
    source: YamlSource

    def refuse(self, faults: Iterable[Fault]) -> None:
        for fault in faults:
            raise refusal(placed(fault, self.source, self.path))


def load_playbook(language: str, *, folder: Path = PLAYBOOK) -> Playbook:
    """Return the playbook worded in one language.

    Raises
    ------
    InputError
        If there is no such language (nothing falls back), or a file breaks a rule.
    """
    book, book_file = _read(folder / BOOK_NAME, BookDocument)
    files = {path.name: _read(path, ActionsDocument) for path in _action_paths(folder)}
    for document, file in files.values():
        file.refuse(action_faults(document, book))
    actions = {name: document for name, (document, _file) in files.items()}
    _refuse_twins(actions, folder)
    known = {id_: one for document in actions.values() for id_, one in document.actions.items()}
    book_file.refuse(book_faults(book, known))
    if language == book.language:
        return assemble(book, known, language=language)
    book_texts, texts = _translations(folder, language, book, actions)
    return assemble(
        book,
        known,
        language=language,
        book_texts=book_texts,
        texts={id_: one for part in texts for id_, one in part.actions.items()},
    )


@cache
def playbook_in(language: str) -> Playbook:
    """Return the playbook that ships, read once a process."""
    return load_playbook(language)


def _action_paths(folder: Path) -> list[Path]:
    """Return the files of actions in the order of the dimensions, others last."""
    order = {dimension.lower(): place for place, dimension in enumerate(DIMENSIONS)}
    paths = sorted(
        (folder / "actions").glob("*.yaml"),
        key=lambda path: (order.get(path.stem, len(order)), path.name),
    )
    if not paths:
        problem = "there are no actions"
        raise InputError(problem, file=str(folder), allowed="files in actions/")
    return paths


def _translations(
    folder: Path, language: str, book: BookDocument, actions: Mapping[str, ActionsDocument]
) -> tuple[BookLocale, list[ActionsLocale]]:
    place = folder / "locales" / language
    if not place.is_dir():
        known = sorted(one.name for one in (folder / "locales").glob("*"))
        problem = f"the playbook does not speak '{language}'"
        raise InputError(problem, file=str(folder), allowed=", ".join([book.language, *known]))
    book_texts, file = _read(place / BOOK_NAME, BookLocale)
    file.refuse(locale_faults(book_texts, book))
    texts = []
    for name, document in actions.items():
        part, file = _read(place / name, ActionsLocale)
        file.refuse(locale_faults(part, document))
        texts.append(part)
    return book_texts, texts


def _refuse_twins(actions: Mapping[str, ActionsDocument], folder: Path) -> None:
    seen: dict[str, str] = {}
    for name, document in actions.items():
        for action in document.actions:
            if action in seen:
                problem = f"the action '{action}' stands in {seen[action]}, too"
                file = str(folder / "actions" / name)
                raise InputError(problem, file=file, allowed="each id once")
            seen[action] = name


def _read(path: Path, model: type[Document]) -> tuple[Document, _File]:
    file = _File(path, read_yaml(path, PLAYBOOK_YAML))
    parsed = parse_model(file.source.data, model)
    if isinstance(parsed, tuple):
        raise refusal(placed(parsed[0], file.source, path))
    return parsed, file
