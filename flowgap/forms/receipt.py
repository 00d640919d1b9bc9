"""Forms with one line: a receipt, or the code of a team."""

from typing import Final

from wtforms import Form, StringField  # type: ignore[import-untyped] # has no types

from flowgap.forms.texts import typed

LONGEST_LINE: Final = 100
"""Characters that are read; what is longer is neither a receipt nor a code."""


def _line(text: str | None) -> str:
    return typed(text).strip()[:LONGEST_LINE]


class ReceiptForm(Form):  # type: ignore[misc] # WTForms has no types
    """One receipt as it was typed."""

    receipt = StringField(filters=[_line])


class CodeForm(Form):  # type: ignore[misc] # WTForms has no types
    """One code as it was typed."""

    code = StringField(filters=[_line])
