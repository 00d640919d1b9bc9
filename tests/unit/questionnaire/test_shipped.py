"""The questionnaires that ship with the project."""

import json
import re
from collections import Counter
from pathlib import Path

import jsonschema
import pytest
import yaml

from flowgap.paths import PROJECT_ROOT, SURVEYS
from flowgap.questionnaire.checks import check_file
from flowgap.questionnaire.document import json_schema
from flowgap.questionnaire.loader import (
    available_languages,
    available_references,
    load_questionnaire,
)
from flowgap.questionnaire.published import digest_of, read_lock
from flowgap.questionnaire.routing import asked_items
from flowgap.questionnaire.rules.language import reading_grade, words
from flowgap.questionnaire.schema import DimensionKind, ItemRole, Questionnaire, Referent
from flowgap.stages import PIPELINE_STAGES
from tests.support.pulse_rotation import pulse_set

FILES = sorted(SURVEYS.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SURVEYS)))
class TestEveryFile:
    def test_has_no_problem(self, path: Path) -> None:
        assert check_file(path) == []

    def test_is_published_as_it_is(self, path: Path) -> None:
        name = path.relative_to(SURVEYS).as_posix()
        assert read_lock(SURVEYS)[name] == digest_of(path.read_bytes())

    def test_fits_the_schema(self, path: Path) -> None:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        jsonschema.validate(data, json_schema())


class TestSurveys:
    def test_no_published_file_is_gone(self) -> None:
        assert [name for name in read_lock(SURVEYS) if not (SURVEYS / name).is_file()] == []

    def test_the_schema_is_current(self) -> None:
        kept = json.loads((SURVEYS / "schema.json").read_text(encoding="utf-8"))
        assert kept == json_schema(), "run: flowgap survey schema > surveys/schema.json"

    def test_the_method_page_names_every_dimension(self, mri: Questionnaire) -> None:
        page = (PROJECT_ROOT / "docs/methods/questionnaire.md").read_text(encoding="utf-8")
        assert [part.id for part in mri.dimensions if f"| {part.id} " not in page] == []

    def test_all_are_there_in_english_and_german(self) -> None:
        assert {
            name: available_languages(name) for name in available_references(surveys=SURVEYS)
        } == {
            "organizational-mri@1": ("en", "de"),
            "pulse@1": ("en", "de"),
        }


class TestOrganizationalMri:
    def test_has_49_core_and_11_reserve_items(self, mri: Questionnaire) -> None:
        # 11 dimensions of 4 core items and 1 in reserve, and OUT with 5 core items.
        assert Counter(item.role for item in mri.items) == {
            ItemRole.CORE: 11 * 4 + 5,
            ItemRole.RESERVE: 11,
        }

    def test_has_one_reversed_core_item_per_dimension(self, mri: Questionnaire) -> None:
        reversed_items = [
            item.dimension
            for item in mri.items
            if item.reverse_keyed and item.role is ItemRole.CORE
        ]
        assert reversed_items == [dimension.id for dimension in mri.dimensions]

    def test_has_ten_practices_one_enablement_and_one_outcome(self, mri: Questionnaire) -> None:
        assert Counter(dimension.kind for dimension in mri.dimensions) == {
            DimensionKind.PRACTICE: 10,
            DimensionKind.ENABLEMENT: 1,
            DimensionKind.OUTCOME: 1,
        }

    def test_reads_at_grade_four(self, mri: Questionnaire) -> None:
        assert reading_grade([item.text for item in mri.items]) == pytest.approx(3.8, abs=0.1)

    def test_takes_about_540_words(self, mri: Questionnaire) -> None:
        core = [item.text for item in mri.items if item.role is ItemRole.CORE]
        assert 520 <= sum(len(words(text)) for text in core) <= 560

    def test_the_referent_of_an_item_is_whom_its_text_speaks_of(self, mri: Questionnaire) -> None:
        first_person = re.compile(r"\b(I|me)\b|^(My|Merging my) changes\b")
        speaks_of_self = {item.id for item in mri.items if first_person.search(item.text)}
        declared = {item.id for item in mri.items if item.referent is Referent.SELF}
        assert declared == speaks_of_self

    def test_shows_outcomes_first_and_ai_last(self, mri: Questionnaire) -> None:
        assert mri.pages[0] == "OUT"
        assert mri.pages[-1] == "AIA"

    def test_says_of_every_stage_what_speaks_of_it(self, mri: Questionnaire) -> None:
        assert [evidence.stage for evidence in mri.stage_map] == list(PIPELINE_STAGES)

    def test_dimensions_know_the_stages_that_they_speak_of(self, mri: Questionnaire) -> None:
        stages = {dimension.id: dimension.stages for dimension in mri.dimensions}
        assert stages["INT"] == ("integrate", "release")
        assert stages["WRK"] == ("build",)
        assert stages["OWN"] == ()

    def test_questions_have_the_options_of_the_engagement_folder(self, mri: Questionnaire) -> None:
        asked = (*mri.screeners, mri.vote)
        options = {part.id: tuple(choice.id for choice in part.choices) for part in asked}
        assert options == {
            "role": ("build", "quality", "platform", "product", "lead", "undisclosed"),
            "stages": (*PIPELINE_STAGES, "none"),
            "tenure": ("new", "settled", "undisclosed"),
            "BV": (*PIPELINE_STAGES, "other", "dk"),
        }
        assert mri.ai_use is not None
        assert [part.id for part in mri.ai_use.choices] == (
            ["none", "q1", "q2", "q3", "q4", "undisclosed"]
        )

    def test_the_vote_takes_two_and_no_answer_stands_alone(self, mri: Questionnaire) -> None:
        assert mri.vote.max_choices == 2
        assert [choice.id for choice in mri.vote.choices if choice.alone] == ["dk"]

    @pytest.mark.parametrize(("language", "answer"), [("en", "“Rarely”"), ("de", "„Selten“")])
    def test_the_attention_item_names_the_answer_it_expects(
        self, language: str, answer: str
    ) -> None:
        attention = load_questionnaire("organizational-mri@1", language=language).attention
        assert attention is not None
        assert attention.expected == 2
        assert answer in attention.text

    @pytest.mark.parametrize(
        ("stage", "n_items"),
        # 49 core items, less 4 of each dimension that the route leaves out.
        [("build", 49), ("qa", 45), ("release", 41), ("clarify", 37), ("none", 37)],
    )
    def test_routes_leave_out_at_most_twelve_items(
        self, mri: Questionnaire, stage: str, n_items: int
    ) -> None:
        assert len(asked_items(mri, {stage})) == n_items

    def test_a_translation_keeps_all_but_the_words(self, mri: Questionnaire) -> None:
        german = load_questionnaire("organizational-mri@1", language="de")
        assert german.item_ids == mri.item_ids
        assert not german.translation_validated
        assert {item.text for item in german.items}.isdisjoint(item.text for item in mri.items)


class TestPulse:
    def test_has_the_texts_of_the_full_questionnaire(self, mri: Questionnaire) -> None:
        pulse = load_questionnaire("pulse@1")
        assert pulse.items == tuple(item for item in mri.items if item.role is ItemRole.CORE)
        assert pulse.vote == mri.vote
        assert pulse.scale == mri.scale

    def test_has_a_window_of_its_own(self) -> None:
        pulse = load_questionnaire("pulse@1", language="de")
        assert pulse.window == "in den letzten 4 Wochen"
        assert pulse.window in pulse.prompt

    def test_asks_no_screener_and_nothing_open(self) -> None:
        pulse = load_questionnaire("pulse@1")
        assert (pulse.screeners, pulse.open_questions, pulse.ai_use) == ((), (), None)

    def test_lists_the_computed_rotation(self) -> None:
        assert load_questionnaire("pulse@1").sets == tuple(pulse_set(n) for n in range(1, 9))

    def test_each_set_holds_two_to_four_reversed_items(self, mri: Questionnaire) -> None:
        reverse_keyed = {item.id for item in mri.items if item.reverse_keyed}
        counts = [len(reverse_keyed.intersection(pulse_set(n))) for n in range(1, 5)]
        assert counts == [3, 4, 3, 2]


@pytest.fixture(scope="module")
def mri() -> Questionnaire:
    return load_questionnaire("organizational-mri@1")
