"""Reads `engagement.yaml`: strict, with the line and the allowed values of every fault."""

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails

from flowgap.engagement.formats import FOLDER_YAML, MANIFEST_NAME
from flowgap.engagement.manifest import Clock, Manifest, Rates, Wave, Window, WindowBy
from flowgap.engagement.manifest_days import Day
from flowgap.engagement.tables.stamps import EARLIEST_YEAR, LATEST_YEAR
from flowgap.engagement.working_time_keys import (
    HoursDocument,
    WorkingTimeDocument,
    working_time_faults,
    working_time_of,
)
from flowgap.errors import InputError
from flowgap.questionnaire.document import Reference
from flowgap.questionnaire.problems import Fault
from flowgap.yaml_source import YamlSource, read_yaml

SMALLEST_GROUP: Final = 5
MAX_WAVES: Final = 200
MAX_TEAMS: Final = 5000

Name = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=200, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
]
WaveId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]

_DAY: Final = f"a day such as 2026-03-02, from {EARLIEST_YEAR} to {LATEST_YEAR}"
_WANTED: Final = {
    "bool_type": "true or false",
    "date_from_datetime_parsing": _DAY,
    "date_parsing": _DAY,
    "date_type": _DAY,
    "enum": "{expected}",
    "finite_number": "a number",
    "float_type": "a number",
    "greater_than": "a number above {gt}",
    "greater_than_equal": "at least {ge}",
    "int_from_float": "a whole number",
    "int_type": "a whole number",
    "less_than_equal": "at most {le}",
    "literal_error": "{expected}",
    "model_type": "keys with values",
    "string_pattern_mismatch": "the form {pattern}",
    "string_too_long": "at most {max_length} characters",
    "string_too_short": "some text",
    "string_type": "text",
    "dict_type": "keys with values",
    "too_long": "at most {max_length} entries",
    "too_short": "at least {min_length} entry",
    "tuple_type": "a list",
}


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class WindowDocument(_Part):
    """Days from `from` up to `to`, which is the first day outside."""

    start: Annotated[Day, Field(alias="from")]
    until: Annotated[Day, Field(alias="to")]


class WaveDocument(_Part):
    """One fielding of one questionnaire version; both days included."""

    id: WaveId
    questionnaire: Reference
    opened_on: Day
    closed_on: Day
    minimum_group: Annotated[int, Field(ge=SMALLEST_GROUP)] | None = None


class RatesDocument(_Part):
    """What it costs that one item reaches users one day later."""

    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    per_item_day: Annotated[float, Field(gt=0, allow_inf_nan=False)]


class ManifestDocument(_Part):
    """The shape of `engagement.yaml`."""

    format: Literal[1]
    client: Name
    title: Name
    language: Literal["en", "de"]
    timezone: str
    questionnaire: Reference | None = None
    waves: Annotated[tuple[WaveDocument, ...], Field(max_length=MAX_WAVES)] = ()
    before: WindowDocument | None = None
    after: WindowDocument | None = None
    ai_rollout: Day | None = None
    ai_rollout_by_team: dict[Name, Day] = Field(default_factory=dict, max_length=MAX_TEAMS)
    minimum_group: Annotated[int, Field(ge=SMALLEST_GROUP)] = SMALLEST_GROUP
    window_by: WindowBy = WindowBy.STARTED
    cap_days: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None
    include_bots: bool = False
    simulated: bool = False
    clock: Clock = Clock.CALENDAR
    working_time: WorkingTimeDocument | None = None
    rates: RatesDocument | None = None


_KEYS: Final[Mapping[str, type[BaseModel]]] = {
    "waves": WaveDocument,
    "before": WindowDocument,
    "after": WindowDocument,
    "working_time": WorkingTimeDocument,
    "hours": HoursDocument,
    "rates": RatesDocument,
}


def read_manifest(folder: Path) -> tuple[Manifest, YamlSource]:
    """Return the settings of the engagement in a folder, and where in the file they stand.

    Raises
    ------
    InputError
        Naming the first fault with its line, its key and what is allowed.
    """
    path = folder / MANIFEST_NAME
    if not path.exists():
        raise InputError("it is missing", file=MANIFEST_NAME, allowed="a folder that holds it")
    source = read_yaml(path, FOLDER_YAML, name=path.name)
    document = _document(source)
    for fault in _rule_faults(document):
        raise _refusal(fault, source)
    return _manifest(document), source


def manifest_faults(data: Mapping[str, object]) -> tuple[Fault, ...]:
    """Return all that is wrong with settings that are no file yet, by the rules of the file."""
    try:
        document = ManifestDocument.model_validate_json(json.dumps(data))
    except ValidationError as error:
        return tuple(_fault(details) for details in error.errors(include_url=False))
    except UnicodeEncodeError:
        return (Fault((), "a text is no Unicode", "text in Unicode"),)
    return tuple(_rule_faults(document))


def manifest_text(data: Mapping[str, object]) -> str:
    """Return settings as the text of `engagement.yaml`, keys in the order of its description."""
    order = [field.alias or key for key, field in ManifestDocument.model_fields.items()]
    ordered = {key: data[key] for key in order if key in data}
    return yaml.safe_dump(ordered, sort_keys=False, allow_unicode=True, width=100)


def _refusal(fault: Fault, source: YamlSource) -> InputError:
    return InputError(
        fault.message,
        file=MANIFEST_NAME,
        line=source.line_of(fault.path),
        allowed=fault.allowed,
    )


def _document(source: YamlSource) -> ManifestDocument:
    if not isinstance(source.data, dict):
        raise _refusal(Fault((), "the file holds no keys", "keys with values"), source)
    try:
        # Through JSON, because only there a strict model takes text for dates.
        return ManifestDocument.model_validate_json(json.dumps(source.data))
    except ValidationError as error:
        faults = [_fault(details) for details in error.errors(include_url=False)]
        first = min(faults, key=lambda fault: source.line_of(fault.path))
        raise _refusal(first, source) from error
    except UnicodeEncodeError as error:
        raise _refusal(Fault((), "a text is no Unicode", "text in Unicode"), source) from error


def _fault(details: ErrorDetails) -> Fault:
    path = tuple(details["loc"])
    name = next((step for step in reversed(path) if isinstance(step, str)), "the file")
    kind = details["type"]
    if kind == "missing":
        return Fault(path, f"the key {name} is missing", f"a value for {name}")
    if kind == "extra_forbidden":
        return _unknown_key(path, name)
    wanted = _WANTED.get(kind, "what docs/engagement-folder.md says")
    allowed = wanted.format_map(details.get("ctx", {}))
    return Fault(path, f"{name} cannot be {_shown(details['input'])}", allowed)


def _unknown_key(path: tuple[str | int, ...], name: str) -> Fault:
    parents = [str(step) for step in path[:-1] if isinstance(step, str)]
    model: type[BaseModel] = _KEYS[parents[-1]] if parents else ManifestDocument
    keys = [field.alias or key for key, field in model.model_fields.items()]
    nearest = difflib.get_close_matches(name, keys, n=1)
    hint = f", did you mean {nearest[0]}?" if nearest else ""
    return Fault(path, f"unknown key {name!r}{hint}".removesuffix("?"), ", ".join(keys))


def _shown(value: object) -> str:
    if isinstance(value, dict):
        return "keys with values"
    if isinstance(value, list):
        return "a list"
    return json.dumps(value, ensure_ascii=True)[:60]


def _rule_faults(document: ManifestDocument) -> Iterator[Fault]:
    if not _is_zone(document.timezone):
        yield Fault(("timezone",), "timezone is no known time zone", "a name such as Europe/Berlin")
    yield from _window_faults(document)
    yield from _wave_faults(document.waves)
    own = None if document.working_time is None else document.working_time.timezone
    yield from working_time_faults(
        document.clock, document.working_time, zone_is_known=own is None or _is_zone(own)
    )
    if document.waves and document.questionnaire is None:
        allowed = "e.g. organizational-mri@1"
        yield Fault((), "the key questionnaire is missing, though there are waves", allowed)


def _is_zone(key: str) -> bool:
    try:
        ZoneInfo(key)
    except (ValueError, OSError, KeyError):  # what a hostile name can raise
        return False
    return True


def _window_faults(document: ManifestDocument) -> Iterator[Fault]:
    windows = {"before": document.before, "after": document.after}
    for name, window in windows.items():
        if window is not None and window.start >= window.until:
            yield Fault((name,), f"{name} ends before it has begun", "`from` earlier than `to`")
    before, after = document.before, document.after
    if before is not None and after is not None and before.until > after.start:
        problem = "the periods before and after overlap"
        yield Fault(("after",), problem, f"after.from on {before.until} or later")


def _wave_faults(waves: Iterable[WaveDocument]) -> Iterator[Fault]:
    listed = tuple(waves)
    ids = [wave.id for wave in listed]
    for number, wave in enumerate(listed):
        if wave.id in ids[:number]:
            yield Fault(("waves", number, "id"), f"wave {wave.id} stands here twice", "own ids")
        if wave.closed_on < wave.opened_on:
            problem = f"wave {wave.id} closes before it opens"
            yield Fault(("waves", number, "closed_on"), problem, f"{wave.opened_on} or later")
    for number, (earlier, later) in enumerate(pairwise(listed), start=1):
        if later.opened_on <= earlier.opened_on:
            problem = f"wave {later.id} does not open after wave {earlier.id}"
            yield Fault(("waves", number, "opened_on"), problem, "waves in order")


def _manifest(document: ManifestDocument) -> Manifest:
    timezone, working = ZoneInfo(document.timezone), document.working_time
    return Manifest(
        client=document.client,
        title=document.title,
        language=document.language,
        timezone=timezone,
        questionnaire=document.questionnaire,
        waves=tuple(
            Wave(
                id=wave.id,
                questionnaire=wave.questionnaire,
                opened_on=wave.opened_on,
                closed_on=wave.closed_on,
                minimum_group=wave.minimum_group,
            )
            for wave in document.waves
        ),
        before=_window(document.before),
        after=_window(document.after),
        ai_rollout=document.ai_rollout,
        minimum_group=_strictest_group(document),
        window_by=document.window_by,
        cap_days=document.cap_days,
        include_bots=document.include_bots,
        simulated=document.simulated,
        ai_rollout_by_team=document.ai_rollout_by_team,
        clock=document.clock,
        working_time=None if working is None else working_time_of(working, timezone=timezone),
        rates=None if document.rates is None else Rates(**document.rates.model_dump()),
    )


def _strictest_group(document: ManifestDocument) -> int:
    promised = (wave.minimum_group for wave in document.waves if wave.minimum_group is not None)
    return max((document.minimum_group, *promised))


def _window(document: WindowDocument | None) -> Window | None:
    return None if document is None else Window(start=document.start, until=document.until)
