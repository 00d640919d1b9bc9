"""Accounts of Azure DevOps."""

import re
from typing import Final

from flowgap.importing.record import Record
from flowgap.importing.sources.github.facts import BOT, Account

_SERVICE: Final = re.compile(
    r"microsoft\.visualstudio\.services\..*|.*\bbuild service\b.*|.*collection service accounts.*",
    re.IGNORECASE,
)
_SERVICE_NAMES: Final = re.compile(r"(build|agentpool|serviceidentity)\\.+", re.IGNORECASE)


def account_of(record: Record | None) -> Account:
    """Return an account by its sign-in name, else its number; services are programs."""
    if record is None:
        return Account(login=None)
    login = record.text("uniqueName") or record.text("id")
    shown = record.text("displayName") or ""
    descriptor = record.text("descriptor") or ""
    is_service = (
        _SERVICE.fullmatch(shown) is not None
        or _SERVICE_NAMES.fullmatch(login or "") is not None
        or descriptor.startswith("svc.")
    )
    return Account(login=login, kind=BOT if is_service else None)
