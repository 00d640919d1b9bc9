"""Codes in words, in both languages."""

import re

import pytest

from flowgap.delivery.population import Exclusion
from flowgap.reporting.exports.labels import Labels
from flowgap.reporting.figures.figure import Figure, FigureState, Note, Unit
from flowgap.reporting.figures.listing import listed
from flowgap.reporting.figures.measure import Group, Missing
from flowgap.wording import LANGUAGES, Wording
from tests.support.sample_result import sample_result

CODE = re.compile(r"[a-z]+(_[a-z]+)+")


def labels(language: str) -> Labels:
    return Labels(sample_result(language=language), Wording(language))


def figure(name: str) -> tuple[Group, Figure]:
    return next(one for one in listed(sample_result()) if one[1].id == name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_full_result_has_words(language: str) -> None:
    speaks = labels(language)
    for group, one in listed(sample_result(language=language)):
        for kind in ("section", "period", "statistic"):
            code = getattr(one, kind)
            assert code is None or speaks.code(kind, code) != code or not CODE.fullmatch(code)
        # The sample invents its reasons for leaving items out; the true ones stand below.
        is_invented = group.path == "delivery.left_out"
        subject = None if is_invented else speaks.subject(group, one)
        assert subject is None or not CODE.fullmatch(subject), one.id
        reason = speaks.reason(group, one.reason)
        assert reason is None or not CODE.fullmatch(reason), one.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("unit", Unit),
        ("state", FigureState),
        ("note", Note),
        ("reason", Missing),
        ("subject", Exclusion),
    ],
)
def test_every_code_of_a_column_has_words(
    kind: str, codes: type[Unit | FigureState | Note | Missing | Exclusion], language: str
) -> None:
    for code in codes:
        assert Wording(language).say(f"figures-{kind}-{code.replace('_', '-')}")


def test_two_roles_stand_side_by_side() -> None:
    told = labels("en").subject(*figure("survey.perception.DEC.lead.product.difference"))
    assert told == "leads/product"


def test_what_is_no_code_stays() -> None:
    speaks = labels("en")
    assert speaks.unit("EUR") == "EUR"
    assert speaks.stage("somewhere_new") == "somewhere_new"
    assert speaks.dimension("NEW") == "NEW"
    group, one = figure("delivery.dora.recovery_time.value")
    assert speaks.reason(group, one.reason) == one.reason


def test_a_finding_is_named_by_its_statement() -> None:
    group, one = figure('findings."gap:build".n')
    told = labels("en").subject(group, one)
    assert told == sample_result().findings[0].statement
