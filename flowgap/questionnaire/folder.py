"""Where the files of a questionnaire lie below the folder of the surveys."""

import re
from pathlib import Path
from typing import Final

_SOURCE_NAME: Final = re.compile(r"v([1-9][0-9]*)\.yaml")
LOCALES_NAME: Final = "locales"


def references(surveys: Path) -> dict[str, Path]:
    """Return the file of every questionnaire version, by reference, e.g. `pulse@1`."""
    found = {}
    for path in sorted(surveys.glob("*/v*.yaml")):
        name = _SOURCE_NAME.fullmatch(path.name)
        if name is not None:
            found[f"{path.parent.name}@{name[1]}"] = path
    return found


def source_path(surveys: Path, reference: str) -> Path:
    """Return where a questionnaire version lies below a folder, whether or not it is there."""
    name, version = reference.split("@")
    return surveys / name / f"v{version}.yaml"


def sibling_path(source: Path, reference: str) -> Path:
    """Return where another questionnaire lies that the one at `source` refers to."""
    return source_path(source.parent.parent, reference)


def locale_path(source: Path, language: str) -> Path:
    """Return where the texts of a questionnaire in another language lie.

    The first version has `locales/de.yaml`, the second `locales/de.v2.yaml`, and so on.
    """
    suffix = "" if source.stem == "v1" else f".{source.stem}"
    return source.parent / LOCALES_NAME / f"{language}{suffix}.yaml"


def locale_paths(source: Path) -> tuple[Path, ...]:
    """Return the files of all translations of a questionnaire."""
    return tuple(locale_path(source, language) for language in locale_languages(source))


def locale_languages(source: Path) -> tuple[str, ...]:
    """Return the languages of a questionnaire beside that of its source."""
    languages = {path.name.partition(".")[0] for path in source.parent.glob("locales/*.yaml")}
    return tuple(sorted(name for name in languages if locale_path(source, name).is_file()))
