"""The files of an own questionnaire, laid out where the loader and its checks read files."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from flowgap.questionnaire.folder import references
from flowgap.questionnaire.loader import languages_of_file, load_file
from flowgap.questionnaire.schema import Questionnaire
from flowgap.wording import LANGUAGES

Files = Mapping[str, str]
"""Texts by path below the folder of surveys."""


@contextmanager
def laid_out(files: Files) -> Iterator[Path]:
    """Give a folder of surveys with these files; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="flowgap-") as folder:
        root = Path(folder).resolve()
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        yield root


def load_own(files: Files, reference: str) -> dict[str, Questionnaire]:
    """Return a questionnaire in every language that it has and pages speak, its own first.

    Raises
    ------
    InputError
        If a file breaks a rule.
    """
    with laid_out(files) as root:
        path = references(root)[reference]
        return {
            language: load_file(path, language=language)
            for language in languages_of_file(path)
            if language in LANGUAGES
        }
