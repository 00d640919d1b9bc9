"""Where the files that ship with the project lie."""

from pathlib import Path
from typing import Final

PROJECT_ROOT: Final = Path(__file__).resolve().parent.parent
SURVEYS: Final = PROJECT_ROOT / "surveys"
TEMPLATES: Final = PROJECT_ROOT / "templates"
LOCALES: Final = TEMPLATES / "locales"
MIGRATIONS: Final = PROJECT_ROOT / "migrations"
