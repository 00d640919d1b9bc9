"""`Result` to JSON and back; the schema is `docs/result.schema.json`."""

import json
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from flowgap.errors import InputError
from flowgap.result.document import FORMAT, Result

_ADAPTER: Final = TypeAdapter(Result)
_ALLOWED: Final = f"a result.json of format {FORMAT}"


def to_json(result: Result) -> str:
    """Return the result as JSON text: stable key order, no NaN, a newline at the end."""
    plain = _ADAPTER.dump_python(result, mode="json")
    return json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def from_json(text: str | bytes, *, file: str) -> Result:
    """Read a result back.

    Raises
    ------
    InputError
        If the text is no result of this format: names the first key that does not fit.
    """
    try:
        result = _ADAPTER.validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "the whole file"
        raise InputError(f"{place}: {first['msg']}", file=file, allowed=_ALLOWED) from error
    if result.format != FORMAT:
        raise InputError(f"format: {result.format}", file=file, allowed=_ALLOWED)
    return result


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of a result."""
    return _ADAPTER.json_schema(mode="serialization")


if __name__ == "__main__":
    print(json.dumps(json_schema(), ensure_ascii=False, indent=1))  # noqa: T201 - `make schema`
