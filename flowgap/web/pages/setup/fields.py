"""Fields of forms that set an engagement up, and what was wrong with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flowgap.web.pages.fields import Field, Option
from flowgap.wording import Wording


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
        takes_several: bool = False,
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
            takes_several=takes_several,
            is_short=is_short,
        )
