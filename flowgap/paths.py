"""Where the files that ship with the project lie, and those of this installation."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PROJECT_ROOT: Final = Path(__file__).resolve().parent.parent
SURVEYS: Final = PROJECT_ROOT / "surveys"
PLAYBOOK: Final = PROJECT_ROOT / "playbook"
TEMPLATES: Final = PROJECT_ROOT / "templates"
LOCALES: Final = TEMPLATES / "locales"
MIGRATIONS: Final = PROJECT_ROOT / "migrations"
CONSTRAINT_MODEL: Final = PROJECT_ROOT / "flowgap" / "diagnosis" / "constraint" / "model.npz"
MODEL_CARD: Final = PROJECT_ROOT / "docs" / "model-card.md"


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of this installation: `FLOWGAP_DATA`, else `out/data` of the project."""
    return Path(environment.get("FLOWGAP_DATA") or PROJECT_ROOT / "out" / "data").absolute()


def own_surveys(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where this installation keeps published questionnaires that do not ship."""
    return data_folder(environment) / "surveys"
