"""Files of a tool, and what they leave open."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import IO, Final, cast
from zoneinfo import ZoneInfo

from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField
from wtforms import StringField  # type: ignore[import-untyped] # has no types

from flowgap.forms.texts import one_line
from flowgap.importing.registry import SOURCES
from flowgap.services.jobs.importing import TABLE_ENDINGS, ZIP_ENDING
from flowgap.services.jobs.staging import CSV_TOOL, Given

TOOLS: Final = (*SOURCES, CSV_TOOL)


class DataForm(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """Which tool wrote the files, and whose they are."""

    tool = StringField(filters=[one_line])
    data_files = MultipleFileField()
    data_team = StringField(filters=[one_line])
    repository = StringField(filters=[one_line])
    data_timezone = StringField(filters=[one_line])

    def values(self) -> dict[str, str]:
        """Return what was typed."""
        names = ("tool", "data_team", "repository", "data_timezone")
        return {name: str(self[name].data or "") for name in names}

    def given(self) -> Given:
        """Return what was said of the files."""
        values = self.values()
        return Given(
            tool=values["tool"],
            team=values["data_team"],
            repository=values["repository"],
            timezone=values["data_timezone"],
        )

    def sources(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Yield the files with their names."""
        for given in self.data_files.data or ():
            if getattr(given, "filename", None):
                yield given.filename, cast("IO[bytes]", given.stream)

    def problems(self) -> dict[str, str]:
        """Return the id of a message for each field that cannot be used."""
        found = {} if self.tool.data in TOOLS else {"tool": "setup-wrong-tool"}
        endings = [PurePath(name).suffix.lower() for name, _stream in self.sources()]
        allowed = TABLE_ENDINGS if self.tool.data == CSV_TOOL else (*TABLE_ENDINGS, ZIP_ENDING)
        if not endings:
            found["data_files"] = "setup-wrong-data-files-none"
        elif self.tool.data == CSV_TOOL and len(endings) > 1:
            found["data_files"] = "setup-wrong-data-files-one"
        elif not set(endings) <= set(allowed):
            found["data_files"] = "setup-wrong-data-files"
        if self.data_timezone.data and not _is_zone(self.data_timezone.data):
            found["data_timezone"] = "setup-wrong-timezone"
        return found


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # what a hostile name can raise
        return False
    return True
