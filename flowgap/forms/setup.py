"""What people type to set an engagement up, turned into settings. Rules are those of the file."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import BooleanField, SelectMultipleField, StringField  # type: ignore[import-untyped] # no types

from flowgap.forms.numbers import is_unclear, unmistakable
from flowgap.forms.texts import one_line, typed
from flowgap.yaml_source import YamlPath

LONGEST_AREA: Final = 200_000
DECIMALS: Final = ("cap_days", "per_item_day")
"""Fields whose numbers may have decimals."""
SEPARATOR: Final = "="
"""Between a team and its day, one pair a line."""

FIELD_OF: Final[Mapping[YamlPath, str]] = {
    ("client",): "client",
    ("title",): "title",
    ("language",): "language",
    ("timezone",): "timezone",
    ("questionnaire",): "questionnaire",
    ("before", "to"): "before_to",
    ("before",): "before_from",
    ("after", "to"): "after_to",
    ("after",): "after_from",
    ("ai_rollout",): "ai_rollout",
    ("ai_rollout_by_team",): "rollout_by_team",
    ("minimum_group",): "minimum_group",
    ("window_by",): "window_by",
    ("cap_days",): "cap_days",
    ("clock",): "clock",
    ("working_time", "weekdays"): "weekdays",
    ("working_time", "hours", "to"): "hours_to",
    ("working_time", "hours"): "hours_from",
    ("working_time", "holidays"): "holidays",
    ("working_time", "timezone"): "working_timezone",
    ("working_time",): "hours_from",
    ("rates", "per_item_day"): "per_item_day",
    ("rates",): "currency",
}
"""The field that stands for a key; the first that a path begins with."""


def typed_area(text: str | None) -> str:
    """Return a text of several lines."""
    return typed(text)[:LONGEST_AREA].strip()


class CreateForm(FlaskForm):  # type: ignore[misc] # Flask-WTF has no types
    """Whose engagement it is; all else can wait."""

    client = StringField(filters=[one_line])
    title = StringField(filters=[one_line])
    language = StringField(filters=[one_line])
    timezone = StringField(filters=[one_line])

    def values(self) -> dict[str, str]:
        """Return what was typed."""
        return {name: str(field.data or "") for name, field in _own(self)}

    def settings(self) -> dict[str, Any]:
        """Return settings of a file."""
        return {"format": 1, **self.values()}


class SettingsForm(CreateForm):
    """Everything that `engagement.yaml` says but its waves, which are opened on their own pages."""

    questionnaire = StringField(filters=[one_line])
    before_from = StringField(filters=[one_line])
    before_to = StringField(filters=[one_line])
    after_from = StringField(filters=[one_line])
    after_to = StringField(filters=[one_line])
    window_by = StringField(filters=[one_line])
    cap_days = StringField(filters=[one_line])
    include_bots = BooleanField()
    ai_rollout = StringField(filters=[one_line])
    rollout_by_team = StringField(filters=[typed_area])
    minimum_group = StringField(filters=[one_line])
    clock = StringField(filters=[one_line])
    weekdays = SelectMultipleField(validate_choice=False)
    hours_from = StringField(filters=[one_line])
    hours_to = StringField(filters=[one_line])
    holidays = StringField(filters=[typed_area])
    working_timezone = StringField(filters=[one_line])
    currency = StringField(filters=[one_line])
    per_item_day = StringField(filters=[one_line])
    seen = StringField(filters=[one_line])

    def values(self) -> dict[str, str]:
        """Return what was typed; weekdays stand in one text."""
        return {
            **super().values(),
            "weekdays": " ".join(self.weekdays.data or ()),
            "include_bots": "yes" if self.include_bots.data else "",
        }

    def settings(self) -> dict[str, Any]:
        """Return settings of a file; what cannot be read stays as it was typed, to be refused."""
        return settings_of(self.values())

    def unclear(self) -> tuple[str, ...]:
        """Return the fields with a number of which nobody can say how large it is."""
        return tuple(name for name in DECIMALS if is_unclear(str(self[name].data or "")))


def _own(form: FlaskForm) -> Iterator[tuple[str, Any]]:
    for field in form:
        if field.name not in {"csrf_token", "seen"}:
            yield field.name, field


def settings_of(typed_values: Mapping[str, str]) -> dict[str, Any]:
    """Return the settings that were typed; a key whose fields are empty is left out."""
    get = typed_values.get
    found = {
        "format": 1,
        "client": get("client", ""),
        "title": get("title", ""),
        "language": get("language", ""),
        "timezone": get("timezone", ""),
        "questionnaire": get("questionnaire"),
        "before": _span(get("before_from"), get("before_to")),
        "after": _span(get("after_from"), get("after_to")),
        "ai_rollout": get("ai_rollout"),
        "ai_rollout_by_team": _pairs(get("rollout_by_team", "")),
        "minimum_group": _number(get("minimum_group")),
        "window_by": get("window_by"),
        "cap_days": _number(get("cap_days")),
        "include_bots": bool(get("include_bots")),
        "clock": get("clock"),
        "working_time": _working_time(typed_values),
        "rates": _rates(typed_values),
    }
    needed = {"client", "title", "language", "timezone"}
    return {key: value for key, value in found.items() if key in needed or value not in EMPTY}


EMPTY: Final[tuple[object, ...]] = (None, "", {}, ())


def _span(start: str | None, until: str | None) -> dict[str, str]:
    return {key: day for key, day in (("from", start), ("to", until)) if day}


def _pairs(text: str) -> dict[str, str]:
    """Return teams with their days; a line without a day has none, to be refused."""
    found = {}
    for line in text.splitlines():
        if line.strip():
            team, _mark, day = line.rpartition(SEPARATOR)
            found[(team or line).strip()] = day.strip() if team else ""
    return found


def _number(text: str | None) -> float | int | str | None:
    """Return a number that was typed; what is none, or is unclear, as a text that is refused."""
    if text and is_unclear(text):
        return text
    plain = (text or "").replace(",", ".")
    if re.fullmatch(r"[0-9]{1,9}", plain):
        return int(plain)
    return float(plain) if re.fullmatch(r"[0-9]{0,9}\.[0-9]{1,6}", plain) else text or None


def _working_time(given: Mapping[str, str]) -> dict[str, Any]:
    hours = _span(given.get("hours_from"), given.get("hours_to"))
    holidays = re.split(r"[\s,;]+", given.get("holidays", "").strip())
    zone = given.get("working_timezone")
    listed = [day for day in holidays if day]
    if not hours and not listed and not zone:
        return {}
    weekdays = (given.get("weekdays") or "").split()
    found: dict[str, Any] = {"weekdays": weekdays, "hours": hours, "holidays": listed}
    return {**found, "timezone": zone} if zone else found


def _rates(given: Mapping[str, str]) -> dict[str, Any]:
    currency, price = given.get("currency"), _number(given.get("per_item_day"))
    if not currency and price is None:
        return {}
    return {"currency": currency or "", "per_item_day": price}


def values_of(data: Mapping[str, Any]) -> dict[str, str]:
    """Return settings of a file as they stand in the fields."""
    before, after = data.get("before") or {}, data.get("after") or {}
    working, rates = data.get("working_time") or {}, data.get("rates") or {}
    hours, by_team = working.get("hours") or {}, data.get("ai_rollout_by_team") or {}
    found = {
        **{key: data.get(key) for key in ("client", "title", "language", "timezone")},
        "questionnaire": data.get("questionnaire"),
        "before_from": before.get("from"),
        "before_to": before.get("to"),
        "after_from": after.get("from"),
        "after_to": after.get("to"),
        "window_by": data.get("window_by", "started"),
        "cap_days": data.get("cap_days"),
        "include_bots": "yes" if data.get("include_bots") else "",
        "ai_rollout": data.get("ai_rollout"),
        "rollout_by_team": "\n".join(f"{team} {SEPARATOR} {day}" for team, day in by_team.items()),
        "minimum_group": data.get("minimum_group", 5),
        "clock": data.get("clock", "calendar"),
        "weekdays": " ".join(working.get("weekdays") or ("mon", "tue", "wed", "thu", "fri")),
        "hours_from": hours.get("from"),
        "hours_to": hours.get("to"),
        "holidays": "\n".join(working.get("holidays") or ()),
        "working_timezone": working.get("timezone"),
        "currency": rates.get("currency"),
        "per_item_day": rates.get("per_item_day"),
    }
    texts = {name: "" if value is None else str(value) for name, value in found.items()}
    return {**texts, **{name: unmistakable(texts[name]) for name in DECIMALS}}


def fields_of(paths: Sequence[YamlPath]) -> tuple[str, ...]:
    """Return the fields that paths of faults are about; an empty text for what none stands for."""
    found = (
        next((name for key, name in FIELD_OF.items() if path[: len(key)] == key), "")
        for path in paths
    )
    return tuple(dict.fromkeys(found))
