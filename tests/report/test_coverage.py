"""The page on data coverage: links per period, and what would help most."""

from dataclasses import replace

from flowgap.reporting.blocks import Callout, PageId
from tests.report.said import blocks_of, page_of, table, texts
from tests.support.sample_result import sample_result


def test_links_have_their_share_in_each_period_and_what_they_make_possible() -> None:
    rows = table(sample_result(), PageId.COVERAGE, "What leads to what").rows
    assert texts(rows[2]) == [
        "Incidents with a deployment or change",
        "60%",
        "72%",
        "Change fail rate and recovery time",
    ]


def test_the_column_that_would_help_most_is_named_with_the_reason() -> None:
    blocks = blocks_of(page_of(sample_result(), PageId.COVERAGE))
    (help_most,) = [block for block in blocks if isinstance(block, Callout)]
    assert help_most.heading == "What would help most"
    assert help_most.paragraphs == (
        "deployment_id (incidents.csv). By itself it would make possible: Recovery time.",
    )


def test_where_nothing_is_missing_nothing_is_said() -> None:
    result = sample_result()
    complete = replace(result, coverage=replace(result.coverage, helps_most=None))
    blocks = blocks_of(page_of(complete, PageId.COVERAGE))
    assert not [block for block in blocks if isinstance(block, Callout)]
