"""The figures of a result as files: what the page offers is what the command writes."""

import csv
import io
import json
from hashlib import sha256

import openpyxl  # type: ignore[import-untyped] # has no types
import pytest
from flask import Flask

from flowgap.reporting.exports.files import FileKind, file_of, spoken
from flowgap.services.engagements.keeping import last_result
from flowgap.web.database import reading
from tests.support.browse import Browser
from tests.support.sample_hard import HARD
from tests.support.sample_result import sample_result
from tests.web.conftest import Keep

BOM = b"\xef\xbb\xbf"


@pytest.mark.parametrize("kind", FileKind)
def test_the_page_offers_every_file_of_figures(kind: FileKind, browse: Browser, keep: Keep) -> None:
    address = keep(sample_result())
    link = f"{address}/figures.{kind}"
    assert link in browse.get(f"{address}/report").links().values()
    response = browse.client.get(link)
    assert response.mimetype == kind.mimetype
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    name = f"alder-freight-flowgap-diagnostic-figures.{kind}"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("kind", FileKind)
def test_a_file_is_what_the_command_writes(kind: FileKind, app: Flask, keep: Keep) -> None:
    address = keep(sample_result())
    key = address.rpartition("/")[2]
    with app.app_context(), reading() as session:
        kept = last_result(session, key)
    expected = file_of(kind, kept.result, spoken("en"), digest=kept.digest)
    assert app.test_client().get(f"{address}/figures.{kind}").data == expected


def test_the_digest_is_that_of_the_result_beside_it(browse: Browser, keep: Keep) -> None:
    address = keep(sample_result())
    document = json.loads(browse.client.get(f"{address}/figures.json").data)
    kept = browse.client.get(f"{address}/result.json").data
    assert document["result_sha256"] == sha256(kept).hexdigest()


def test_labels_speak_the_language_of_the_engagement_or_of_the_address(
    browse: Browser, keep: Keep
) -> None:
    address = keep(sample_result(language="de"))
    assert "Flusslücke" in browse.client.get(f"{address}/figures.csv").get_data(as_text=True)
    english = browse.client.get(f"{address}/figures.csv?language=en").get_data(as_text=True)
    assert "Flow gap" in english
    browse.get(f"{address}/figures.csv?language=xx", status=404)


def test_the_codebook_explains_the_columns_of_the_file(browse: Browser, keep: Keep) -> None:
    address = keep(sample_result())
    assert f"{address}/codebook.csv" in browse.get(f"{address}/report").links().values()
    explained = {row["code"] for row in table(browse, f"{address}/codebook.csv")}
    assert set(table(browse, f"{address}/figures.csv")[0]) <= explained


@pytest.mark.parametrize("name", ["survey_only", "delivery_only", "empty", "all_suppressed"])
def test_a_result_that_lacks_something_gives_files_all_the_same(
    name: str, browse: Browser, keep: Keep
) -> None:
    address = keep(HARD[name](language="en"))
    assert table(browse, f"{address}/figures.csv")
    workbook = browse.client.get(f"{address}/figures.xlsx").data
    assert len(openpyxl.load_workbook(io.BytesIO(workbook)).sheetnames) == 7


def test_another_kind_of_file_is_not_found(browse: Browser, keep: Keep) -> None:
    browse.get(f"{keep(sample_result())}/figures.ods", status=404)


def test_an_unknown_engagement_has_no_figures(browse: Browser) -> None:
    browse.get("/engagements/none/figures.csv", status=404)
    browse.get("/engagements/none/codebook.csv", status=404)


def table(browse: Browser, address: str) -> list[dict[str, str]]:
    content = browse.client.get(address).data
    assert content.startswith(BOM)
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
