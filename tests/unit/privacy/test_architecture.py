"""Nothing that leaves goes around the gate: who sees answers makes no figure, and the reverse."""

import ast
import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

import numpy as np
import polars as pl
import pytest

import flowgap
from flowgap.privacy.gate import Gate
from flowgap.privacy.snapshot import Ledger
from flowgap.result import survey as result_of_survey
from flowgap.services.survey.gate import gated_survey
from tests.support.survey_tables import full_wave, person, pulse_wave, questionnaire, survey_folder

PACKAGE = Path(flowgap.__file__).parent
SERVICES = "flowgap.services."
MAKERS = {
    f"{SERVICES}survey.{name}"
    for name in ("assessment", "checks", "company", "nonresponse", "teams", "trend")
}
"""They make the parts of a result. A new one belongs here, and then sees no answer."""

BEHIND = {
    f"{SERVICES}survey.{name}"
    for name in (
        "associations",
        "beside",
        "careless",
        "complete",
        "consistency",
        "cuts",
        "drivers",
        "perception",
        "tenure",
        "themes",
        "weights",
    )
}
"""They make parts from answers, and only the last place that sees answers may ask them."""

SEES_ANSWERS = {f"{SERVICES}survey.{name}" for name in ("asked", "gate", "scale", "waves")}
TELLS_WHAT_WAS_ASKED = f"{SERVICES}survey.dimensions_asked"
"""It tells which dimensions were asked about, of nobody and with no number."""

HOLDS_NO_ANSWER = {"UNKNOWN_INVITED", "Counts", "Flags", "Questionnaires", "WaveAnswers"}
"""What a maker may take from `survey.waves`; the annotation is met by `Turnout` alone."""

MAKES_NO_PART = {"NO_ANSWERS", "NO_ASSOCIATIONS", "Associations"}
"""What a maker may take from those behind: what they made, and that there is nothing."""

PARTS = {
    name
    for name, kind in vars(result_of_survey).items()
    if dataclasses.is_dataclass(kind) and name != "Privacy"
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        dotted = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        yield dotted.removesuffix(".__init__"), ast.parse(path.read_text(encoding="utf-8"))


TREES = dict(modules())


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Nodes:
    """What the tests ask for of a module: its code is walked once."""

    imports: frozenset[tuple[str, str]]
    called: frozenset[str]
    touched: frozenset[str]


@cache
def nodes_of(module: str) -> Nodes:
    nodes = list(ast.walk(TREES[module]))
    return Nodes(
        imports=frozenset(chain.from_iterable(map(_imported, nodes))),
        called=frozenset(_name(node.func) for node in nodes if isinstance(node, ast.Call)),
        touched=frozenset(node.attr for node in nodes if isinstance(node, ast.Attribute)),
    )


def imports(module: str) -> frozenset[tuple[str, str]]:
    return nodes_of(module).imports


def _imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.ImportFrom):
        yield from ((node.module or "", alias.name) for alias in node.names)
    elif isinstance(node, ast.Import):
        yield from ((alias.name, "") for alias in node.names)


def called_in(home: str, *names: str) -> set[str]:
    """Return the modules that call something of one of these names that comes from `home`."""
    return {
        module
        for module in TREES
        for name in nodes_of(module).called.intersection(names)
        if module == home or (home, name) in imports(module)
    }


def touched_in(attribute: str) -> set[str]:
    """Return the modules that use an attribute of this name."""
    return {module for module in TREES if attribute in nodes_of(module).touched}


class TestOnlyWay:
    def test_parts_of_a_result_are_made_in_few_places(self) -> None:
        assert {"DimensionScore", "TeamDimension", "RoleGap", "Theme", "VoteShare"} <= PARTS
        makers = called_in("flowgap.result.survey", *PARTS)
        assert makers >= MAKERS
        assert {one for one in makers if one.startswith(SERVICES)} <= MAKERS | BEHIND
        # A page may make an empty part for a team that is not there.
        assert not any(one in makers for one in self.who_see_answers())

    def who_see_answers(self) -> set[str]:
        """Return the modules outside of the services that take more than counts of a wave."""
        return {
            module
            for module in TREES
            if not module.startswith(SERVICES)
            for home, name in imports(module)
            if home in SEES_ANSWERS and name not in HOLDS_NO_ANSWER
        }

    def test_one_place_asks_the_gate_and_one_opens_it(self) -> None:
        beliefs, gate = f"{SERVICES}survey.beliefs", "flowgap.privacy.gate"
        assert called_in(beliefs, "WaveBeliefs") == {f"{SERVICES}survey.gate"}
        assert called_in(gate, "Gate") == {f"{SERVICES}survey.assessment"}
        assert called_in("flowgap.privacy.cell", "Cell") == {f"{SERVICES}survey.asked"}

    def test_nobody_decides_beside_the_gate(self) -> None:
        suppression, ruling = "flowgap.privacy.suppression", "flowgap.privacy.ruling"
        deciders = called_in(suppression, "decide", "Decision")
        export = f"{SERVICES}waves.export_gate"
        assert deciders == {suppression, ruling, export}
        rulers = called_in(ruling, "ruling", "plain_decision")
        assert rulers == {ruling, "flowgap.privacy.gate"}

    def test_who_makes_a_part_from_answers_is_asked_by_the_last_who_sees_them(self) -> None:
        askers = {
            module
            for module in TREES
            for home, name in imports(module)
            if home in BEHIND and name not in MAKES_NO_PART
        }
        assert askers <= BEHIND | {f"{SERVICES}survey.gate"}

    @pytest.mark.parametrize("maker", sorted(MAKERS))
    def test_who_makes_a_part_sees_no_answer(self, maker: str) -> None:
        for module, name in imports(maker):
            assert module.split(".")[0] != "polars"
            if module == f"{SERVICES}survey.waves":
                assert name in HOLDS_NO_ANSWER
            if module == f"{SERVICES}survey.gate":
                assert name == "gated_survey"
            assert module != f"{SERVICES}survey.steadiness"

    def test_answers_of_a_folder_are_read_in_few_places(self) -> None:
        for table in ("responses", "comments"):
            readers = {one for one in touched_in(table) if one.startswith(f"{SERVICES}survey.")}
            assert readers <= SEES_ANSWERS | BEHIND | {TELLS_WHAT_WAS_ASKED}
        holders = {
            f"{SERVICES}survey.{name}" for name in ("associations", "beside", "gate", "steadiness")
        }
        assert touched_in("usable") <= holders

    def test_a_result_is_put_together_in_one_place(self) -> None:
        assert called_in("flowgap.result.document", "Result") == {f"{SERVICES}diagnose"}


class TestBehindTheGate:
    def test_nothing_is_left_of_single_people(self) -> None:
        # 97 of 31, 37 and 29 people: prime numbers that no count of figures happens to be.
        rows = [
            person(name, 1 + number % 5, wave=wave, vote=("qa", "review")[number % 2])
            for wave in ("w1", "w2", "w9")
            for name, n in (("a", 31), ("b", 37), ("c", 29))
            for number in range(n)
        ]
        folder = survey_folder(rows, waves=[full_wave(1), pulse_wave(2), full_wave(9)])
        gate = Gate(Ledger(), minimum=5)
        found = gated_survey(
            folder, gate=gate, questionnaires=questionnaire, rng=np.random.default_rng(1)
        )
        lengths = set(chain.from_iterable(_lengths(found)))
        assert {3, 12} <= lengths
        assert not lengths & {97, 31, 37, 29}


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _lengths(part: object) -> Iterator[tuple[int, ...]]:
    """Yield the shape of everything that holds many things, however deep it lies."""
    if isinstance(part, np.ndarray):
        yield part.shape
    elif isinstance(part, pl.Series):
        yield (part.len(),)
    elif isinstance(part, Mapping):
        yield (len(part),)
        yield from chain.from_iterable(map(_lengths, part.values()))
    elif isinstance(part, tuple | list | frozenset | set):
        yield (len(part),)
        yield from chain.from_iterable(map(_lengths, part))
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from _lengths(getattr(part, field.name))
