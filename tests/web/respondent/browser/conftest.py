"""A browser, and an application with an open wave of a client with a long name."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.support.waves import NOON, OPENING
from tests.web.respondent.conftest import Survey, open_survey
from tests.web.respondent.words_de import LONG_CLIENT
from tests.web.serving import serving


@pytest.fixture(scope="module")
def survey(tmp_path_factory: pytest.TempPathFactory) -> Survey:
    """A wave of a client with a long name, with more links than the journeys need."""
    return open_survey(
        tmp_path_factory.mktemp("survey"), opening=replace(OPENING, client=LONG_CLIENT)
    )


@pytest.fixture(scope="module")
def site(survey: Survey) -> Iterator[str]:
    with serving(survey.app) as address:
        yield address


@pytest.fixture(autouse=True)
def _noon(survey: Survey) -> None:
    survey.now = NOON
