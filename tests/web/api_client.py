"""A client of the API that holds every answer against the OpenAPI document."""

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
from flask import Flask
from werkzeug.test import TestResponse

from flowgap.web.api.openapi import BASE
from flowgap.web.api.operations import OPERATIONS, Operation
from flowgap.web.problems import MIMETYPE
from tests.support.callers import TOKEN


class Api:
    """Asks, and holds every answer against the OpenAPI document."""

    def __init__(self, app: Flask, token: str = TOKEN) -> None:
        self.known = {"Authorization": f"Bearer {token}"}
        self.client = app.test_client()
        self.document = self.client.get(f"{BASE}/openapi.json").get_json()

    def ask(self, path: str, *, status: int = 200, **options: Any) -> TestResponse:  # noqa: ANN401
        headers = {**self.known, **options.pop("headers", {})}
        method = options.pop("method", "GET")
        response = self.client.open(f"{BASE}{path}", method=method, headers=headers, **options)
        assert response.status_code == status, response.get_data(as_text=True)
        if response.data:
            self.check(method, path, response)
        return response

    def get(self, path: str, **query: Any) -> Any:  # noqa: ANN401 - any JSON
        return self.ask(path, query_string=query).get_json()

    def refused(self, path: str, status: int, **options: Any) -> Any:  # noqa: ANN401 - any JSON
        response = self.ask(path, status=status, **options)
        assert response.mimetype == MIMETYPE
        problem = response.get_json()
        assert problem["status"] == status
        assert problem["instance"] == f"{BASE}{path}"
        return problem

    def pages(self, path: str, **query: Any) -> Iterator[list[Any]]:  # noqa: ANN401
        page = self.get(path, **query)
        yield page["items"]
        while page["next_cursor"]:
            page = self.get(path, **query, cursor=page["next_cursor"])
            yield page["items"]

    def check(self, method: str, path: str, response: TestResponse) -> None:
        """Check an answer against what the document says of its operation and status."""
        operation = operation_of(method, path)
        told: Any = NOWHERE
        if operation is not None:
            documented = self.document["paths"][operation.path][operation.method]["responses"]
            told = documented.get(str(response.status_code))
        assert told is not None, f"{path} answers {response.status_code}"
        schema = told["content"][response.mimetype]["schema"]
        jsonschema.validate(
            response.get_json(), {**schema, "components": self.document["components"]}
        )


NOWHERE = {"content": {MIMETYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}}
"""What is answered where no operation is."""


def operation_of(method: str, path: str) -> Operation | None:
    return next(
        (
            one
            for one in OPERATIONS
            if one.method == method.lower() and re.fullmatch(pattern_of(one.path), path)
        ),
        None,
    )


def pattern_of(path: str) -> str:
    return re.sub(r"\{\w+\}", "[^/]+", path)
