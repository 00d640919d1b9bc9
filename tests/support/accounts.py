"""Accounts for tests: cheap hashes, a browser that signs in by the form, codes of an app."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

import pytest
from argon2 import PasswordHasher
from flask import Flask

from flowgap.services.accounts import passwords
from tests.support.browse import XHTML, Browser, Page
from tests.support.signed_in import stranger

PASSWORD: Final = "harbour lane at dusk"  # noqa: S105 - of invented people
CHEAP: Final = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@contextmanager
def cheap_hashes() -> Iterator[None]:
    """Let hashes cost nothing; that they cost much otherwise is tested on its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", CHEAP)
        patch.setattr(passwords, "DECOY", CHEAP.hash("nobody knows"))
        yield


class Visitor(Browser):
    """A browser that begins at the entrance."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.client = stranger(app)

    def send(
        self,
        address: str,
        data: Mapping[str, object],
        *,
        form: str | None = None,
        status: int = 303,
    ) -> Page:
        """Send a form, given the page that it stands on, with all its hidden fields."""
        page = self.get(form or address)
        return self.read(self.client.post(address, data={**hidden(page, address), **data}), status)

    def sign_in(self, email: str, password: str = PASSWORD, *, status: int = 303) -> Page:
        """Sign in by the form."""
        return self.send("/sign-in", {"email": email, "password": password}, status=status)


def hidden(page: Page, action: str) -> dict[str, object]:
    """Return the hidden fields of the form that is sent to an address."""
    form = next(
        form for form in page.all("form") if (form.get("action") or "").split("?")[0] == action
    )
    return {
        field.get("name", ""): field.get("value", "")
        for field in form.iter(f"{XHTML}input")
        if field.get("type") == "hidden"
    }
