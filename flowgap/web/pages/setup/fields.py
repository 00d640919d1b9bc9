"""Fields of forms that set an engagement up, and what was wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flowgap.wording import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a field."""

    value: str
    name: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. `kind` is a type of input, or `area`, `select`, `box` (to tick) or `boxes`.

    `suggestions` are values that a browser offers; `described` ties it to its texts.
    """

    name: str
    label: str
    kind: str = "text"
    value: str = ""
    hint: str = ""
    error: str = ""
    options: tuple[Option, ...] = ()
    suggestions: tuple[str, ...] = ()
    is_required: bool = False
    is_short: bool = False

    @property
    def described(self) -> str:
        """Return the ids of hint and error, for those who hear the page."""
        ids = [f"{self.name}-hint"] * bool(self.hint) + [f"{self.name}-error"] * bool(self.error)
        return " ".join(ids)

    @property
    def target(self) -> str:
        """Return the id that a list of errors leads to."""
        return f"{self.name}-1" if self.kind == "boxes" else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """Fields that belong together; those of one row stand side by side where there is room."""

    name: str = ""
    hint: str = ""
    rows: tuple[tuple[Field, ...], ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return all fields."""
        return tuple(one for row in self.rows for one in row)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetUpForm:
    """A form: where it is sent, its groups, and the word on its button."""

    action: str
    button: str
    groups: tuple[FieldGroup, ...]
    hidden: Mapping[str, str] = field(default_factory=dict[str, str])
    problem: str = ""

    @property
    def problems(self) -> tuple[Field, ...]:
        """Return the fields with an error."""
        return tuple(one for group in self.groups for one in group.fields if one.error)

    @property
    def is_refused(self) -> bool:
        """Tell whether anything was wrong."""
        return bool(self.problem) or bool(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Makes fields whose words stand in the catalogue under `setup-NAME`."""

    wording: Wording
    values: Mapping[str, str]
    problems: Mapping[str, str]

    def field(  # noqa: PLR0913 - each part is needed
        self,
        name: str,
        *,
        kind: str = "text",
        hint: bool = False,
        options: Sequence[Option] = (),
        suggestions: tuple[str, ...] = (),
        is_required: bool = False,
        is_short: bool = False,
    ) -> Field:
        """Return a field with what was typed into it, and what was wrong with that."""
        message = f"setup-{name.replace('_', '-')}"
        value = self.values.get(name, "")
        return Field(
            name=name,
            label=self.wording.say(message),
            kind=kind,
            value=value,
            hint=self.wording.say(f"{message}-hint") if hint else "",
            error=self.problems.get(name, ""),
            options=tuple(
                Option(value=one.value, name=one.name, chosen=one.chosen or one.value == value)
                for one in options
            ),
            suggestions=suggestions,
            is_required=is_required,
            is_short=is_short,
        )
