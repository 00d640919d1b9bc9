"""The way to the first account of an installation."""

from flowgap.cli.installation import Installation
from flowgap.config import DEFAULT_PUBLIC_URL, Settings
from flowgap.db import reading
from flowgap.services.accounts.tokens import set_up_token
from flowgap.services.accounts.workspaces import is_set_up


def nobody_yet(here: Installation) -> bool:
    """Tell whether there is no account."""
    with reading(here.sessions) as session:
        return not is_set_up(session)


def set_up_link(settings: Settings, *, served_at: str | None = None) -> str:
    """Return the address at which the first account is made, while there is none.

    Where no public address is set, it is the one that is `served_at` on this machine.
    """
    is_set = settings.public_url != DEFAULT_PUBLIC_URL
    base = settings.public_url if is_set or served_at is None else served_at
    return f"{base}/set-up/{set_up_token(settings.secret_key)}"
