"""Names and findings lead to the pages that show what they rest on."""

import pytest

from flowgap.reporting.material import Material
from flowgap.reporting.words import Words
from flowgap.result.diagnosis import Finding, Grade
from flowgap.web.pages.results.links import finding_target
from flowgap.wording import Wording
from tests.support.browse import XHTML, Browser, text_of
from tests.support.sample_result import sample_result
from tests.web.conftest import Keep

WORDING = Wording("en")
MATERIAL = Material(result=sample_result(), words=Words(WORDING))


@pytest.mark.parametrize(
    ("finding", "name", "endpoint"),
    [
        ("gap:build", "Ledger", "results.ledger"),
        ("mix:size", "Ledger", "results.ledger"),
        ("constraint:review", "Review", "explore.stage"),
        ("no-constraint:flow", "Stages", "results.stages"),
        ("slower:qa", "QA", "explore.stage"),
        ("weakest:REV", "Code review capacity", "explore.dimension"),
        ("weakest-hint:REV", "Code review capacity", "explore.dimension"),
        ("split:teams", "Heat map", "results.heat_map"),
        ("unheard:people", "Dimensions", "results.dimensions"),
        ("weakest:GONE", "Dimensions", "results.dimensions"),
    ],
)
def test_a_finding_leads_to_what_proves_it(finding: str, name: str, endpoint: str) -> None:
    found = finding_target(told(finding), MATERIAL, WORDING)
    assert (found.name, found.target.endpoint) == (name, endpoint)


def test_every_finding_of_the_overview_has_its_link(browse: Browser, keep: Keep) -> None:
    result = sample_result()
    address = keep(result)
    rows = browse.get(f"{address}/").all("li", css_class="finding")
    links = [row.findall(f".//{XHTML}a") for row in rows]
    assert len(rows) == len(result.findings)
    assert [len(found) for found in links] == [1] * len(rows)
    for (link,) in links:
        browse.get(link.get("href", ""))


def test_lines_over_the_waves_lead_to_their_dimension(browse: Browser, keep: Keep) -> None:
    address = keep(sample_result())
    links = browse.get(f"{address}/trend").links()
    assert links["Code review capacity"] == f"{address}/dimensions/REV"


def test_a_dimension_that_is_chosen_on_the_map_leads_to_its_page(
    browse: Browser, keep: Keep
) -> None:
    address = keep(sample_result())
    links = browse.get(f"{address}/heat-map?dimension=SEC").links()
    assert links["Security flow: all that is known"] == f"{address}/dimensions/SEC"
    assert "Security flow: all that is known" not in browse.get(f"{address}/heat-map").links()


def test_the_heads_of_the_map_lead_to_their_dimensions(browse: Browser, keep: Keep) -> None:
    address = keep(sample_result())
    page = browse.get(f"{address}/heat-map")
    heads = [link for head in page.all("th", css_class="dimension") for link in head]
    assert len(heads) == 12
    assert heads[0].get("href") == f"{address}/dimensions/REV"  # the weakest comes first


def test_the_menu_leads_to_ai_and_comments_and_marks_where_one_is(
    browse: Browser, keep: Keep
) -> None:
    address = keep(sample_result())
    page = browse.get(f"{address}/comments")
    assert page.links()["AI"] == f"{address}/ai"
    here = {text_of(link) for link in page.all("a") if link.get("aria-current") == "page"}
    assert here == {"Comments"}


def told(finding: str) -> Finding:
    """Return a finding under this id."""
    return Finding(
        id=finding,
        grade=Grade.ASKED,
        statement="It is so.",
        evidence=(),
        n=None,
        alternative="It is not.",
        falsifier="It is otherwise.",
    )
