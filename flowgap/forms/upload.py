"""The form that takes a zipped engagement folder. Its messages are ids of the catalogue."""

import zipfile
from typing import IO, Any, cast

from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from wtforms import Field, ValidationError  # type: ignore[import-untyped] # has no types


class IsZip:
    """Refuse what is no zip archive, by its content: names and types can be anything."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless the file is there and can be opened as an archive."""
        del form
        if field.data is None or not getattr(field.data, "filename", None):
            raise ValidationError("web-add-missing")
        if not zipfile.is_zipfile(field.data.stream):
            raise ValidationError("web-add-no-zip")
        field.data.stream.seek(0)


class UploadForm(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """One zipped engagement folder."""

    folder = FileField(validators=[IsZip()])

    def archive(self) -> IO[bytes]:
        """Return the uploaded archive."""
        return cast("IO[bytes]", self.folder.data.stream)

    def message_ids(self) -> tuple[str, ...]:
        """Return the ids of all error messages."""
        errors: dict[str, Any] = self.errors
        return tuple(str(error) for found in errors.values() for error in found)
