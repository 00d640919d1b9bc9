"""The way to the first account of an installation."""

from flowgap.cli.installation import Installation
from flowgap.config import Settings
from flowgap.db import reading
from flowgap.services.accounts.tokens import set_up_token
from flowgap.services.accounts.workspaces import is_set_up


def nobody_yet(here: Installation) -> bool:
    """Tell whether there is no account."""
    with reading(here.sessions) as session:
        return not is_set_up(session)


def set_up_link(settings: Settings) -> str:
    """Return the address at which the first account is made, while there is none."""
    return f"{settings.public_url}/set-up/{set_up_token(settings.secret_key)}"
