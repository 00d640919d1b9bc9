"""What simulated engagements look like as files: settings, tables and truth."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

import polars as pl
import yaml
from polars import selectors

from flowgap.engagement.manifest import Manifest, Window
from flowgap.questionnaire.schema import DONT_KNOW, NOT_ASKED, SKIPPED

_FORMAT: Final = 1
_DIGITS: Final = 4
_ANSWER_TEXTS: Final = {SKIPPED: "", NOT_ASKED: "na", DONT_KNOW: "dk"}


class _PlainDumper(yaml.SafeDumper):
    """Writes a date that comes twice as itself, where YAML would write a reference to the first."""

    def ignore_aliases(self, data: object) -> bool:
        """Tell that nothing is ever referred to."""
        del data
        return True


def settings_text(manifest: Manifest, *, mark: str) -> str:
    """Return `engagement.yaml`; its first line is the mark by which its writer knows it again."""
    document = {
        "format": _FORMAT,
        "simulated": manifest.simulated,
        "client": manifest.client,
        "title": manifest.title,
        "language": manifest.language,
        "timezone": manifest.timezone.key,
        "questionnaire": manifest.questionnaire,
        "waves": [asdict(wave) for wave in manifest.waves],
        "before": _period(manifest.before),
        "after": _period(manifest.after),
        "ai_rollout": manifest.ai_rollout,
        "minimum_group": manifest.minimum_group,
        "window_by": manifest.window_by.value,
        "cap_days": manifest.cap_days,
        "include_bots": manifest.include_bots,
    }
    text = yaml.dump(document, Dumper=_PlainDumper, sort_keys=False, allow_unicode=True)
    return f"{mark}\n{text}"


def _period(window: Window | None) -> dict[str, Any] | None:
    return None if window is None else {"from": window.start, "to": window.until}


def as_text(table: pl.DataFrame, item_ids: tuple[str, ...]) -> pl.DataFrame:
    """Return a table as its file holds it: stamps in UTC, answers as digits, `dk` and `na`."""
    answers = selectors.by_name(*item_ids, require_all=False)
    return table.with_columns(
        selectors.datetime().dt.strftime("%Y-%m-%dT%H:%M:%SZ"),
        answers.cast(pl.String).replace({str(code): text for code, text in _ANSWER_TEXTS.items()}),
    ).cast(pl.String)


def rounded(value: Any) -> Any:  # noqa: ANN401 - any value of a JSON document
    """Round every number: the last bits of a mean may differ between machines."""
    if isinstance(value, float):
        return round(value, _DIGITS)
    if isinstance(value, Mapping):
        return {key: rounded(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(part) for part in value]
    return value
