"""What people are promised before they answer: fixed when the wave opens, shown to everyone."""

import json
from dataclasses import asdict, dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """The settings that protect people. The sentences on the first page are made from them.

    `keeps_until` is the day on which answers are deleted, `backups_until` that on which the last
    copy goes that could still link someone; None: the host does not say.
    """

    minimum_group: int
    minimum_comments: int
    shows_comments: bool
    keeps_until: date | None
    backups_until: date | None
    contact: str | None
    firm: str | None
    timezone: str


def promise_to_json(promise: Promise) -> str:
    """Return a promise as text."""
    return json.dumps(asdict(promise), default=date.isoformat, ensure_ascii=False, sort_keys=True)


def promise_from_json(text: str) -> Promise:
    """Return the promise that `promise_to_json` wrote."""
    document = json.loads(text)
    for name in ("keeps_until", "backups_until"):
        if document[name] is not None:
            document[name] = date.fromisoformat(document[name])
    return Promise(**document)
