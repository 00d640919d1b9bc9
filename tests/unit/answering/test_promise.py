"""A promise is kept as it was given."""

from dataclasses import replace
from datetime import date

import pytest

from flowgap.answering.promise import Promise, promise_from_json, promise_to_json

PROMISE = Promise(
    minimum_group=5,
    minimum_comments=8,
    shows_comments=True,
    keeps_until=date(2028, 10, 31),
    backups_until=date(2026, 11, 6),
    contact="Frau Öz, +49 30 1",
    firm=None,
    timezone="Europe/Berlin",
)


@pytest.mark.parametrize(
    "promise", [PROMISE, replace(PROMISE, keeps_until=None, backups_until=None, firm="<b>&")]
)
def test_it_comes_back_as_it_was_written(promise: Promise) -> None:
    assert promise_from_json(promise_to_json(promise)) == promise
