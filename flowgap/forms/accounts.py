"""Forms of accounts and people. Their messages are ids of the catalogue."""

from collections.abc import Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, SelectMultipleField, StringField, ValidationError  # type: ignore[import-untyped] # no types

from flowgap.forms.texts import LONGEST_LINE, one_line, typed
from flowgap.mail.addresses import is_address
from flowgap.services.accounts.api_tokens import TokenScope


def _secret(text: str | None) -> str:
    """Return a password as it was typed, blanks included; one is at most 256 characters."""
    return (text or "")[:LONGEST_LINE]


class Needed:
    """Refuse a line without a letter."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless something was typed."""
        del form
        if not field.data:
            raise ValidationError(f"accounts-{field.name.replace('_', '-')}-missing")


class IsAddress:
    """Refuse what is no e-mail address."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless it is one."""
        del form
        if field.data and not is_address(field.data):
            raise ValidationError("accounts-email-wrong")


class AreScopes:
    """Refuse what no token may do, and a token that may do nothing."""

    def __call__(self, form: FlaskForm, field: Field) -> None:
        """Raise unless at least one was ticked, and each is one of ours."""
        del form
        if not field.data or not set(field.data) <= set(TokenScope):
            raise ValidationError("accounts-scopes-missing")


class AccountsForm(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """What the forms share: texts by name, and one message for each field."""

    def text(self, name: str) -> str:
        """Return what was typed into a field."""
        return str(self[name].data or "")

    def problems(self) -> dict[str, str]:
        """Return the message of each field that was refused; that of the form is under ''."""
        errors: dict[str, Any] = self.errors
        return {
            name or "": str(found[0])
            for name, found in errors.items()
            if found and name != "csrf_token"
        }

    def refuse(self, name: str, message: str) -> None:
        """Add what a service found wrong with a field."""
        self[name].errors = [*self[name].errors, message]


class SignInForm(AccountsForm):
    """Address and password."""

    email = StringField(filters=[one_line], validators=[Needed()])
    password = StringField(filters=[_secret], validators=[Needed()])
    next = StringField(filters=[one_line])


class CodeForm(AccountsForm):
    """The second step: a code, and the ticket of the first."""

    code = StringField(filters=[one_line], validators=[Needed()])
    ticket = StringField(filters=[one_line])
    next = StringField(filters=[one_line])


class SetUpForm(AccountsForm):
    """The first workspace and its owner."""

    workspace = StringField(filters=[one_line], validators=[Needed()])
    name = StringField(filters=[one_line], validators=[Needed()])
    email = StringField(filters=[one_line], validators=[Needed(), IsAddress()])
    password = StringField(filters=[_secret], validators=[Needed()])


class JoinForm(AccountsForm):
    """Who joins without a password yet."""

    name = StringField(filters=[one_line], validators=[Needed()])
    password = StringField(filters=[_secret], validators=[Needed()])


class PasswordForm(AccountsForm):
    """Only a password: of who joins with an account, or a new one."""

    password = StringField(filters=[_secret], validators=[Needed()])


class AskResetForm(AccountsForm):
    """The address of who forgot the password."""

    email = StringField(filters=[one_line], validators=[Needed(), IsAddress()])


class ProfileForm(AccountsForm):
    """Name and language."""

    name = StringField(filters=[one_line], validators=[Needed()])
    language = StringField(filters=[one_line])


class ChangePasswordForm(AccountsForm):
    """The password of today and the next one."""

    password = StringField(filters=[_secret], validators=[Needed()])
    new_password = StringField(filters=[_secret], validators=[Needed()])


class SecondFactorForm(AccountsForm):
    """The secret that was shown, a code of it, and the password."""

    sealed = StringField(filters=[one_line])
    password = StringField(filters=[_secret], validators=[Needed()])
    code = StringField(filters=[one_line], validators=[Needed()])


class InviteForm(AccountsForm):
    """Whom to invite, and as what."""

    email = StringField(filters=[one_line], validators=[Needed(), IsAddress()])
    role = StringField(filters=[one_line], validators=[Needed()])


class RoleForm(AccountsForm):
    """Another role."""

    role = StringField(filters=[one_line], validators=[Needed()])


class TokenForm(AccountsForm):
    """A new token of a program: its name, and what it may do."""

    token_name = StringField(filters=[one_line], validators=[Needed()])
    scopes = SelectMultipleField(validate_choice=False, validators=[AreScopes()])


class PlainForm(AccountsForm):
    """A button; what it needs stands in hidden fields."""


def chosen_teams(values: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return engagement keys and teams of the boxes that were ticked."""
    pairs = (typed(value).partition("/") for value in values)
    return tuple((key, team) for key, _slash, team in pairs if team)
