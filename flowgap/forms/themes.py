"""The form that names a theme of comments. Its messages are ids of the catalogue."""

from flask_wtf import FlaskForm
from wtforms import Field, StringField, ValidationError  # type: ignore[import-untyped] # no types

from flowgap.forms.accounts import AccountsForm
from flowgap.forms.texts import typed
from flowgap.models.theme import LONGEST_THEME_NAME


def _one_line(text: str | None) -> str:
    return " ".join(typed(text).split())


class ShortEnough:
    """Refuse a name that does not fit."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise if it is too long."""
        del form
        if len(field.data or "") > LONGEST_THEME_NAME:
            raise ValidationError("themes-name-long")


class ThemeForm(AccountsForm):
    """Which theme, what it is to be called (nothing takes the name back), what it was called."""

    theme = StringField(filters=[_one_line])
    theme_name = StringField(filters=[_one_line], validators=[ShortEnough()])
    before = StringField(filters=[_one_line])
