"""Every tool that `flowgap import` reads files of, by the name of its command."""

from collections.abc import Mapping
from typing import Final

from flowgap.importing.harvest import Importer

SOURCES: Final[Mapping[str, Importer]] = {}
"""In the order of the help."""
