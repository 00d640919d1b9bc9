"""The forms of settings: the few that an engagement begins with, and all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final
from zoneinfo import available_timezones

from flowgap.engagement.working_time_keys import WEEKDAYS
from flowgap.questionnaire.loader import available_references
from flowgap.web.pages.fields import Field, FieldGroup, Option
from flowgap.web.pages.form import FormView
from flowgap.web.pages.setup.fields import Writer
from flowgap.wording import LANGUAGES, Wording

WINDOWS: Final = ("started", "merged", "deployed")
CLOCKS: Final = ("calendar", "working")


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsPage:
    """A page with settings, and what follows from them."""

    title: str
    standfirst: str
    form: FormView
    note: str = ""
    label: str = ""


def create_page(
    action: str, values: Mapping[str, str], problems: Mapping[str, str], wording: Wording
) -> SettingsPage:
    """Return the page on which an engagement begins."""
    write = Writer(wording=wording, values=values, problems=problems)
    return SettingsPage(
        title=wording.say("setup-create-title"),
        standfirst=wording.say("setup-create-standfirst"),
        form=FormView(
            action=action,
            button=wording.say("setup-create-button"),
            groups=(FieldGroup(rows=_whose(write)),),
            problem=problems.get("", ""),
        ),
    )


def settings_page(  # noqa: PLR0913 - each part is shown
    action: str,
    values: Mapping[str, str],
    problems: Mapping[str, str],
    wording: Wording,
    *,
    seen: str,
    n_waves: int,
) -> SettingsPage:
    """Return the page with all settings; `seen` is the digest of the file that they are of."""
    write = Writer(wording=wording, values=values, problems=problems)
    return SettingsPage(
        title=wording.say("setup-settings-title"),
        standfirst=wording.say("setup-settings-standfirst"),
        form=FormView(
            action=action,
            button=wording.say("setup-settings-button"),
            hidden={"seen": seen},
            problem=problems.get("", ""),
            groups=(
                _group("whose", _whose(write), wording),
                _group("periods", _periods(write), wording, hint=True),
                _group("rollout", _rollout(write), wording, hint=True),
                _group("people", _people(write), wording),
                _group("clock", _clock(write), wording, hint=True),
                _group("price", _price(write), wording, hint=True),
            ),
        ),
        note=wording.say("setup-settings-waves", n=n_waves) if n_waves else "",
    )


def _group(
    name: str, rows: tuple[tuple[Field, ...], ...], wording: Wording, *, hint: bool = False
) -> FieldGroup:
    message = f"setup-group-{name}"
    return FieldGroup(
        name=wording.say(message), hint=wording.say(f"{message}-hint") if hint else "", rows=rows
    )


def _whose(write: Writer) -> tuple[tuple[Field, ...], ...]:
    languages = [
        Option(value=one, name=write.wording.say(f"setup-language-{one}")) for one in LANGUAGES
    ]
    return (
        (write.field("client", is_required=True, hint=True),),
        (write.field("title", is_required=True, hint=True),),
        (
            write.field("language", kind="select", options=languages, hint=True),
            write.field("timezone", is_required=True, hint=True, suggestions=time_zones()),
        ),
    )


def _periods(write: Writer) -> tuple[tuple[Field, ...], ...]:
    windows = [Option(value=one, name=write.wording.say(f"setup-window-{one}")) for one in WINDOWS]
    return (
        (write.field("before_from", kind="date"), write.field("before_to", kind="date")),
        (write.field("after_from", kind="date"), write.field("after_to", kind="date")),
        (write.field("window_by", kind="select", options=windows, hint=True),),
        (write.field("cap_days", hint=True, is_short=True),),
        (write.field("include_bots", kind="box", hint=True),),
    )


def _rollout(write: Writer) -> tuple[tuple[Field, ...], ...]:
    return (
        (write.field("ai_rollout", kind="date"),),
        (write.field("rollout_by_team", kind="area", hint=True),),
    )


def _people(write: Writer) -> tuple[tuple[Field, ...], ...]:
    kept = write.values.get("questionnaire", "")
    known = (*available_references(), *((kept,) if kept else ()))
    options = [
        Option(value="", name=write.wording.say("setup-questionnaire-none")),
        *(Option(value=one, name=one) for one in dict.fromkeys(known)),
    ]
    return (
        (write.field("questionnaire", kind="select", options=options),),
        (write.field("minimum_group", kind="number", hint=True, is_short=True),),
    )


def _clock(write: Writer) -> tuple[tuple[Field, ...], ...]:
    clocks = [Option(value=one, name=write.wording.say(f"setup-clock-{one}")) for one in CLOCKS]
    chosen = write.values.get("weekdays", "").split()
    days = [
        Option(value=day, name=write.wording.say(f"setup-weekday-{day}"), chosen=day in chosen)
        for day in WEEKDAYS
    ]
    return (
        (write.field("clock", kind="select", options=clocks),),
        (write.field("weekdays", kind="boxes", options=days),),
        (write.field("hours_from", is_short=True), write.field("hours_to", is_short=True)),
        (write.field("holidays", kind="area", hint=True),),
        (write.field("working_timezone", hint=True),),
    )


def _price(write: Writer) -> tuple[tuple[Field, ...], ...]:
    return (
        (
            write.field("currency", is_short=True, hint=True),
            write.field("per_item_day", is_short=True, hint=True),
        ),
    )


@cache
def time_zones() -> tuple[str, ...]:
    """Return the names of places that a browser offers while one types."""
    return tuple(sorted(zone for zone in available_timezones() if _is_place(zone)))


def _is_place(zone: str) -> bool:
    return "/" in zone and not zone.startswith(("Etc/", "posix/", "right/", "SystemV/", "US/"))
