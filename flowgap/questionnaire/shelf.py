"""Own questionnaires that waves ask: published, and kept where every server of it finds them."""

from pathlib import Path

from flowgap.errors import InputError
from flowgap.files import write_file
from flowgap.paths import SURVEYS, own_surveys
from flowgap.questionnaire.document import PulseDocument
from flowgap.questionnaire.folder import locale_paths, references
from flowgap.questionnaire.loader import languages_of_file, load_file
from flowgap.questionnaire.origins import referred_path
from flowgap.questionnaire.published import digest_of, is_published, publish, root_of
from flowgap.questionnaire.reading import read_document
from flowgap.questionnaire.schema import Questionnaire


def find_published(reference: str, surveys: Path | None = None) -> Questionnaire:
    """Return a questionnaire that may be asked: one that ships, or an own one that is published.

    An own one is looked for in `surveys`, else where this installation keeps them.

    Raises
    ------
    InputError
        If there is none, or a file of it is in no order, or not published.
    """
    path = _find(reference, surveys)
    if not path.is_relative_to(SURVEYS):
        for file in _files(path):
            _refuse_unpublished(file)
    return load_file(path)


def published_languages(reference: str, surveys: Path | None = None) -> tuple[str, ...]:
    """Return the languages of a questionnaire, that of its source first.

    Raises
    ------
    InputError
        If there is none of this name where `find_published` looks.
    """
    return languages_of_file(_find(reference, surveys))


def keep_published(reference: str, surveys: Path) -> None:
    """Copy an own questionnaire to where this installation keeps them; twice is as good as once.

    Raises
    ------
    InputError
        If a version of this name with other texts is kept already, or it cannot be written.
    """
    found = references(surveys).get(reference)
    if reference in references(SURVEYS) or found is None:
        return
    files = {own_surveys() / path.relative_to(root_of(path)): path for path in _files(found)}
    for kept, path in files.items():
        if kept.exists() and digest_of(kept.read_bytes()) != digest_of(path.read_bytes()):
            raise InputError(
                f"{kept} is kept under the same name with other texts",
                file=str(path),
                allowed="a new version: copy the file to the next number and publish that",
            )
    for kept, path in files.items():
        write_file(kept, path.read_bytes())
    publish(files)


def _find(reference: str, surveys: Path | None) -> Path:
    shipped = references(SURVEYS).get(reference)
    if shipped is not None:
        return shipped
    folder = surveys or own_surveys()
    found = references(folder).get(reference)
    if found is None:
        known = ", ".join((*references(SURVEYS), *references(folder)))
        problem = f"there is no questionnaire '{reference}'"
        where = known if surveys else f"{known}; for your own, name its folder with --surveys"
        raise InputError(problem, file=str(folder), allowed=where)
    return found


def _files(source: Path) -> tuple[Path, ...]:
    """Return all files of an own questionnaire, with those of its items where they are own, too."""
    path = source.resolve()
    document = read_document(path)
    files = (path, *locale_paths(path))
    if not isinstance(document, PulseDocument):
        return files
    items = referred_path(path, document.items_from)
    return files if items.is_relative_to(SURVEYS) else (*files, *_files(items))


def _refuse_unpublished(path: Path) -> None:
    if not is_published(path):
        raise InputError(
            "it is not published: it could change while people answer",
            file=str(path),
            allowed=f"published files; when it is ready: flowgap survey publish {path}",
        )
