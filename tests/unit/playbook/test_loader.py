"""The playbook that ships is sound and complete; a broken one is refused with its line."""

import json
import shutil
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.paths import PLAYBOOK
from flowgap.playbook.document import json_schema
from flowgap.playbook.facts import DIMENSIONS
from flowgap.playbook.loader import load_playbook, playbook_in
from flowgap.playbook.schema import EvidenceGrade, Lever, MoveKind, Playbook
from flowgap.questionnaire.loader import load_once
from flowgap.stages import PIPELINE_STAGES
from flowgap.wording import LANGUAGES

PLAYBOOKS = [playbook_in(language) for language in LANGUAGES]
ENGLISH = PLAYBOOKS[0]
ACTIONS = list(ENGLISH.actions.values())


class TestWhatShips:
    def test_the_published_schema_is_current(self) -> None:
        # To renew it: make schema
        published = json.loads((PLAYBOOK / "schema.json").read_text(encoding="utf-8"))
        assert published == json_schema()

    def test_its_dimensions_are_those_of_the_questionnaire(self) -> None:
        asked = [one.id for one in load_once("organizational-mri@1").dimensions]
        assert sorted(DIMENSIONS) == sorted(asked)

    def test_every_dimension_has_an_action(self) -> None:
        assert set(DIMENSIONS) == {one for action in ACTIONS for one in action.dimensions}

    def test_every_stage_can_be_exploited_and_relieved(self) -> None:
        for stage in PIPELINE_STAGES:
            moves = {action.move for action in ACTIONS if stage in action.stages}
            assert MoveKind.EXPLOIT in moves, stage

    @pytest.mark.parametrize(
        "action",
        [
            "tst-automate",
            "sec-scan",
            "int-pipeline",
            "rev-tiers",
            "rev-ai-first",
            "prd-ready",
            "qac-hire",
            "int-devops",
            "dec-list",
            "own-list",
        ],
    )
    def test_it_holds_what_it_must_hold(self, action: str) -> None:
        assert action in ENGLISH.actions

    def test_capacity_is_added_only_where_the_load_is_known_to_be_high(self) -> None:
        for name in ("qac-hire", "int-devops", "prd-capacity"):
            when = ENGLISH.actions[name].when
            assert any(fact.startswith("busy:") for fact in when.all | when.any), name
            assert any(fact.startswith("calendar:") for fact in when.unless), name

    def test_what_rests_on_mixed_results_is_a_trial_that_compares(self) -> None:
        trials = [one for one in ACTIONS if one.evidence_grade is EvidenceGrade.X]
        assert [one.id for one in trials] == ["rev-ai-first", "aia-aim"]
        assert all("rises" in one.stop_rule or "no more" in one.stop_rule for one in trials)

    def test_every_action_is_looked_at_again_within_a_quarter(self) -> None:
        assert all(2 <= one.review_after_weeks <= 13 for one in ACTIONS)

    def test_adding_people_is_a_change_of_capacity(self) -> None:
        for action in ACTIONS:
            if action.move is MoveKind.ELEVATE:
                assert action.lever is Lever.CAPACITY, action.id

    @pytest.mark.parametrize("playbook", PLAYBOOKS, ids=LANGUAGES)
    def test_its_texts_are_set_in_the_type_of_print(self, playbook: Playbook) -> None:
        texts = [
            text
            for action in playbook.actions.values()
            for text in (action.title, action.first_step, action.stop_rule, action.do_not)
        ]
        assert not [text for text in texts if '"' in text or "'" in text]

    def test_both_languages_hold_the_same_but_the_words(self) -> None:
        english, german = PLAYBOOKS
        assert list(english.actions) == list(german.actions)
        for name, action in english.actions.items():
            assert action.when == german.actions[name].when
            assert action.title != german.actions[name].title
            assert (action.expected_range is None) == (german.actions[name].expected_range is None)


class TestRefusals:
    @pytest.mark.parametrize(
        ("file", "before", "after", "message"),
        [
            ("actions/rev.yaml", "move: exploit", "move: heroic", "'move' is \"heroic\""),
            ("actions/rev.yaml", "effort: S", "effort: S\n    hope: S", "unknown key 'hope'"),
            (
                "actions/rev.yaml",
                "[sizes:up,",
                "[sizes:down,",
                "'sizes:down' is no fact",
            ),
            ("actions/rev.yaml", "[REV]", "[XYZ]", "there is no dimension 'XYZ'"),
            (
                "actions/rev.yaml",
                "owner_role: eng-leads",
                "owner_role: king",
                "there is no role 'king'",
            ),
            (
                "actions/rev.yaml",
                "[meta-nudges,",
                "[hearsay,",
                "there is no source 'hearsay'",
            ),
            (
                "actions/rev.yaml",
                "evidence_grade: X",
                "evidence_grade: X\n    safe_anyway: true",
                "the action is large or unproven",
            ),
            ("actions/rev.yaml", "rev-promise:", "own-list:", "'own-list' stands in own.yaml"),
            (
                "actions/rev.yaml",
                "stages: [review]",
                "stages: [unattributed]",
                "nobody can act on unattributed time",
            ),
            ("book.yaml", "[int-rollback,", "[int-magic,", "there is no action 'int-magic'"),
            (
                "book.yaml",
                "all: [instability:up, speed:up]",
                "all: []",
                "the verdict always holds",
            ),
            (
                "locales/de/rev.yaml",
                "rev-promise:",
                "rev-pledge:",
                "the texts of 'rev-promise' are missing",
            ),
            ("locales/de/book.yaml", "  ops:", "  opa:", "the texts of 'ops' are missing"),
        ],
    )
    def test_a_broken_file_is_refused_with_the_place(
        self, tmp_path: Path, file: str, before: str, after: str, message: str
    ) -> None:
        folder = tmp_path / "playbook"
        shutil.copytree(PLAYBOOK, folder)
        text = (folder / file).read_text(encoding="utf-8")
        assert before in text
        (folder / file).write_text(text.replace(before, after, 1), encoding="utf-8")
        with pytest.raises(InputError, match=message) as refused:
            load_playbook("de", folder=folder)
        assert Path(refused.value.file).name == Path(file).name

    def test_an_action_that_nothing_can_ask_for_is_refused(self, tmp_path: Path) -> None:
        folder = tmp_path / "playbook"
        shutil.copytree(PLAYBOOK, folder)
        path = folder / "actions/any.yaml"
        text = path.read_text(encoding="utf-8")
        text = text.replace("    when:\n      any: [unmeasured:build]\n", "")
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="nothing can ever ask for the action"):
            load_playbook("en", folder=folder)

    def test_a_language_that_it_does_not_speak_is_refused(self) -> None:
        with pytest.raises(InputError, match="does not speak 'fr'") as refused:
            load_playbook("fr")
        assert refused.value.allowed == "en, de"

    def test_a_folder_without_actions_is_refused(self, tmp_path: Path) -> None:
        shutil.copy(PLAYBOOK / "book.yaml", tmp_path)
        with pytest.raises(InputError, match="there are no actions"):
            load_playbook("en", folder=tmp_path)

    def test_a_file_that_is_a_list_is_refused(self, tmp_path: Path) -> None:
        (tmp_path / "book.yaml").write_text("- 1\n", encoding="utf-8")
        with pytest.raises(InputError, match="the file holds a list"):
            load_playbook("en", folder=tmp_path)

    def test_a_translation_beyond_its_source_is_refused(self, tmp_path: Path) -> None:
        folder = tmp_path / "playbook"
        shutil.copytree(PLAYBOOK, folder)
        path = folder / "locales/de/book.yaml"
        text = path.read_text(encoding="utf-8").replace("roles:\n", "roles:\n  cook: Koch\n")
        path.write_text(text, encoding="utf-8")
        with pytest.raises(InputError, match="'cook' is not in the source") as refused:
            load_playbook("de", folder=folder)
        assert refused.value.line == 4
