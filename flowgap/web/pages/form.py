"""Pages that are mostly a form: fields with labels, hints and what was wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from flowgap.web.pages.fields import Field, FieldGroup, Option
from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """One form: where it is sent, its fields or groups of them, and the word on its button.

    `problem` is what was wrong with it as a whole.
    """

    action: str
    button: str
    fields: tuple[Field, ...] = ()
    groups: tuple[FieldGroup, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict[str, str])
    problem: str = ""
    is_main: bool = True

    @property
    def problems(self) -> tuple[Field, ...]:
        """Return the fields with an error."""
        grouped = chain.from_iterable(group.fields for group in self.groups)
        return tuple(one for one in (*self.fields, *grouped) if one.error)

    @property
    def is_refused(self) -> bool:
        """Tell whether anything was wrong."""
        return bool(self.problem) or bool(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """A link below a form."""

    name: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """A page with one form; `problem` is what was wrong with it as a whole."""

    label: str
    title: str
    standfirst: str
    form: FormView | None
    problem: str = ""
    note: str = ""
    asides: tuple[Aside, ...] = ()
    base: str = ""

    @property
    def problems(self) -> tuple[Field, ...]:
        """Return the fields with an error."""
        return self.form.problems if self.form is not None else ()

    @property
    def has_problems(self) -> bool:
        """Tell whether the form was refused."""
        return bool(self.problem or self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldKind:
    """How a field is shown, whatever form it is in. Its words stand under its name."""

    kind: str = "text"
    autocomplete: str = "off"
    has_hint: bool = False


SEVERAL = frozenset({"scopes", "webhook_events"})
"""Fields of which more than one choice may be ticked."""

KINDS: Mapping[str, FieldKind] = {
    "email": FieldKind(kind="email", autocomplete="username"),
    "password": FieldKind(kind="password", autocomplete="current-password"),
    "first_password": FieldKind(kind="password", autocomplete="new-password", has_hint=True),
    "new_password": FieldKind(kind="password", autocomplete="new-password", has_hint=True),
    "name": FieldKind(autocomplete="name"),
    "token_name": FieldKind(has_hint=True),
    "webhook_url": FieldKind(kind="url", has_hint=True),
    "workspace": FieldKind(autocomplete="organization", has_hint=True),
    "new_code": FieldKind(kind="code", autocomplete="one-time-code", has_hint=True),
    "code": FieldKind(kind="code", autocomplete="one-time-code", has_hint=True),
}


def make_fields(  # noqa: PLR0913 - each part is needed
    names: Sequence[str],
    wording: Wording,
    *,
    values: Mapping[str, str] | None = None,
    problems: Mapping[str, str] | None = None,
    shown_as: Mapping[str, str] | None = None,
    options: Mapping[str, tuple[Option, ...]] | None = None,
) -> tuple[Field, ...]:
    """Return fields in words; passwords are never shown again."""
    values, problems, shown_as, options = (
        values or {},
        problems or {},
        shown_as or {},
        options or {},
    )
    made = []
    for name in names:
        like = shown_as.get(name, name)
        kind = KINDS.get(like, FieldKind())
        message = f"accounts-{like.replace('_', '-')}"
        made.append(
            Field(
                name=name,
                label=wording.say(message),
                kind=_kind_of_choice(name) if name in options else kind.kind,
                hint=wording.say(f"{message}-hint") if kind.has_hint else "",
                value="" if kind.kind in {"password", "code"} else values.get(name, ""),
                autocomplete=kind.autocomplete,
                error=wording.say(problems[name]) if name in problems else "",
                options=options.get(name, ()),
                is_required=name not in options,
            )
        )
    return tuple(made)


def _kind_of_choice(name: str) -> str:
    return "choices" if name in SEVERAL else "choice"
