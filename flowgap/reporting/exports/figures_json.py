"""All figures as JSON; the schema is `docs/figures.schema.json`."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pydantic import TypeAdapter

from flowgap.reporting.figures.figure import Figure
from flowgap.reporting.figures.listing import figures_of
from flowgap.result.document import Period, Result, WaveSummary

FORMAT: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresDocument:
    """The figures of one result, and what they were drawn from.

    Attributes
    ----------
    format : int
        1; a change that breaks readers raises it.
    result_sha256 : str
        Digest of the `result.json` that the figures stand in.
    language : str
        Of names and of reasons that are sentences.
    ai_rollout, before, after, waves
        When AI came, the periods of the delivery data, and the waves of the survey.
    """

    format: int
    flowgap_version: str
    result_sha256: str
    client: str
    title: str
    language: str
    simulated: bool
    ai_rollout: date | None
    before: Period | None
    after: Period | None
    waves: tuple[WaveSummary, ...]
    figures: tuple[Figure, ...]


_ADAPTER: Final = TypeAdapter(FiguresDocument)


def document_of(result: Result, *, digest: str) -> FiguresDocument:
    """Return the figures of a result with what a reader needs to place them.

    Parameters
    ----------
    result : Result
    digest : str
        SHA-256 of the `result.json` it was read from, in hexadecimal digits.
    """
    engagement = result.engagement
    return FiguresDocument(
        format=FORMAT,
        flowgap_version=result.flowgap_version,
        result_sha256=digest,
        client=engagement.client,
        title=engagement.title,
        language=engagement.language,
        simulated=engagement.simulated,
        ai_rollout=engagement.ai_rollout,
        before=engagement.before,
        after=engagement.after,
        waves=engagement.waves,
        figures=figures_of(result),
    )


def json_of(result: Result, *, digest: str) -> bytes:
    """Return all figures as JSON text in UTF-8, a newline at the end."""
    plain = _ADAPTER.dump_python(document_of(result, digest=digest), mode="json")
    text = json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False)
    return f"{text}\n".encode()


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of the document."""
    return _ADAPTER.json_schema(mode="serialization")


if __name__ == "__main__":
    print(json.dumps(json_schema(), ensure_ascii=False, indent=1))  # noqa: T201 - `make schema`
