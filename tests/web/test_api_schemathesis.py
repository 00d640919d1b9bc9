"""Made-up requests by the OpenAPI document: no failure, and no answer that it does not describe."""

from dataclasses import dataclass
from typing import Any, Final

import pytest
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from flowgap.db import unit_of_work
from flowgap.models import JobKind
from flowgap.services.accounts.api_tokens import TokenScope
from flowgap.services.jobs.asking import Errand, ask_for
from flowgap.web.api import pace
from flowgap.web.api.openapi import BASE
from flowgap.web.api.operations import BY_NAME, OPERATIONS
from flowgap.web.api.pace import Pace
from tests.support.callers import let_call
from tests.support.sample_result import sample_result
from tests.support.signed_in import database
from tests.web.api_client import Api
from tests.web.conftest import keep_result, new_application

schemathesis = pytest.importorskip("schemathesis", reason="no schemathesis: install the tests")

TOKEN: Final = "a-token-of-both-scopes"  # noqa: S105 - opens nothing
N_EXAMPLES: Final = 12
"""Of each operation and mode: enough for every parameter to be right, wrong and missing."""

BOUNDED: Final = settings(
    max_examples=N_EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@dataclass(frozen=True, slots=True)
class Site:
    """An application with a result and a job, and its document as schemathesis reads it."""

    schema: Any
    known: dict[str, dict[str, str]]
    """Path parameters that lead somewhere, by operation."""


def as_it_is(_context: object, value: object) -> object:
    """Send bytes as they are, and anything else as its text."""
    return value if isinstance(value, bytes) else str(value).encode()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    app = new_application(tmp_path_factory.mktemp("site"))
    app.extensions[pace.EXTENSION] = Pace(per_minute=1_000_000)
    let_call(app, TOKEN, *TokenScope)
    schemathesis.serializer("application/zip")(as_it_is)
    schema = schemathesis.openapi.from_wsgi(f"{BASE}/openapi.json", app)
    return Site(schema, known_ids(app))


def known_ids(app: Flask) -> dict[str, dict[str, str]]:
    api, key = Api(app, TOKEN), keep_result(app, sample_result())
    digest = api.get(f"/engagements/{key}/results")["items"][0]["digest"]
    with unit_of_work(database(app).sessions) as session:
        job = ask_for(session, Errand(kind=JobKind.RENDER, input={}, name="x")).key
    by_start = {
        "/engagements": {"key": key},
        "/results": {"digest": digest},
        "/jobs": {"key": job},
    }
    return {
        operation.name: by_start["/" + operation.path.split("/")[1]]
        for operation in OPERATIONS
        if "{" in operation.path
    }


def operation_of(site: Site, name: str) -> Any:  # noqa: ANN401 - of a library that may be missing
    operation = BY_NAME[name]
    return site.schema[operation.path][operation.method.upper()]


def cases(site: Site, name: str, mode: str) -> st.SearchStrategy[Any]:
    """Return made-up requests; where the path has parameters, half of them lead somewhere."""
    operation = operation_of(site, name)
    generated = operation.as_strategy(schemathesis.GenerationMode(mode))
    if name not in site.known:
        return generated  # type: ignore[no-any-return] # as it is told
    found = operation.as_strategy(
        schemathesis.GenerationMode(mode), path_parameters=site.known[name]
    )
    return st.one_of(found, generated)


def validate(case: Any, token: str | None = TOKEN) -> None:  # noqa: ANN401 - as above
    from schemathesis.checks import not_a_server_error  # noqa: PLC0415 - optional
    from schemathesis.specs.openapi.checks import (  # noqa: PLC0415 - optional
        content_type_conformance,
        response_headers_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

    case.call_and_validate(
        headers={} if token is None else {"Authorization": f"Bearer {token}"},
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_headers_conformance,
            response_schema_conformance,
        ],
    )


ASKED: Final = [
    (operation.name, mode)
    for operation in OPERATIONS
    for mode in ("positive", "negative")
    # Where nothing can be right, nothing can be wrong.
    if operation.parameters or mode == "positive"
]


@pytest.mark.parametrize(("name", "mode"), ASKED)
def test_whatever_is_asked_the_answer_is_described(site: Site, name: str, mode: str) -> None:
    @BOUNDED
    @given(data=st.data())
    def ask(data: st.DataObject) -> None:
        validate(data.draw(cases(site, name, mode)))

    ask()


@pytest.mark.parametrize("token", [None, "made-up"])
def test_without_a_token_every_operation_answers_as_described(
    site: Site, token: str | None
) -> None:
    @BOUNDED
    @given(data=st.data())
    def ask(data: st.DataObject) -> None:
        name = data.draw(st.sampled_from([operation.name for operation in OPERATIONS]))
        validate(data.draw(cases(site, name, "positive")), token)

    ask()


@BOUNDED
@given(content=st.binary(max_size=400), start=st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06"]))
def test_whatever_is_sent_as_a_folder_the_answer_is_described(
    site: Site, content: bytes, start: bytes
) -> None:
    operation = operation_of(site, "diagnose")
    validate(operation.Case(body=start + content, media_type="application/zip"))
