"""The form that adds a webhook. Its messages are ids of the catalogue."""

from flask_wtf import FlaskForm
from wtforms import Field, SelectMultipleField, StringField, ValidationError  # type: ignore[import-untyped] # no types

from flowgap.forms.accounts import AccountsForm, Needed
from flowgap.forms.texts import typed
from flowgap.services.webhooks.registering import OFFERED


def _address(text: str | None) -> str:
    """Return an address as it was typed; what is too long is refused, not cut."""
    return typed(text).strip()


class AreEvents:
    """Refuse what is not told, and a webhook that is told nothing."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless at least one was ticked, and each is one of ours."""
        del form
        if not field.data or not set(field.data) <= set(OFFERED):
            raise ValidationError("accounts-webhook-events-missing")


class WebhookForm(AccountsForm):
    """A new webhook: its address, and what it is told of."""

    webhook_url = StringField(filters=[_address], validators=[Needed()])
    webhook_events = SelectMultipleField(validate_choice=False, validators=[AreEvents()])
