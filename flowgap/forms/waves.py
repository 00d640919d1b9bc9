"""The form of a wave in preparation, as it was typed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from flowgap.forms.texts import one_line, typed
from flowgap.services.waves.preparing import Preparation

LINES: Final = (
    "name",
    "questionnaire",
    "booklet",
    "opens",
    "closes",
    "timezone",
    "minimum_group",
    "keep_until",
    "backups_until",
    "contact",
    "firm",
)


def typed_preparation(form: Mapping[str, str], before: Preparation) -> Preparation:
    """Return what was typed; a field that was not sent stays as it was before."""
    lines = {name: one_line(form[name]) for name in LINES if name in form}
    changed = replace(before, **lines)  # type: ignore[arg-type] # all are texts
    return replace(
        changed,
        teams=typed(form["teams"]) if "teams" in form else before.teams,
        comments=form.get("comments") == "yes",
        asks_people=form.get("asks") == "people",
        sends=form.get("sends") == "yes",
    )
