"""Loading one version of a questionnaire in one language."""

import shutil
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.paths import PROJECT_ROOT
from flowgap.questionnaire.loader import (
    available_languages,
    available_references,
    load_questionnaire,
)
from flowgap.questionnaire.published import publish

EXAMPLES = PROJECT_ROOT / "tests/questionnaires"


class TestLoadQuestionnaire:
    def test_words_come_in_the_language_asked_for(self, surveys: Path) -> None:
        tiny = load_questionnaire("tiny@1", language="de", surveys=surveys)
        assert [item.text for item in tiny.items] == (
            ["Unsere Arbeit kommt voran.", "Unsere Arbeit wartet."]
        )
        assert tiny.vote.choices[1].label == "Kann ich nicht sagen"
        assert tiny.attention is not None
        assert tiny.attention.text == "Hier bitte „Die Hälfte der Zeit“ wählen."

    def test_the_structure_comes_from_the_source(self, surveys: Path) -> None:
        tiny = load_questionnaire("tiny@1", surveys=surveys)
        assert tiny.reference == "tiny@1"
        assert tiny.item_ids == ("FLO1", "FLO2")
        assert [item.reverse_keyed for item in tiny.items_of("FLO")] == [False, True]
        assert [point.value for point in tiny.scale] == [1, 2, 3]
        assert tiny.pages == ("FLO",)
        assert tiny.items[0].provenance == "Flow (A paper). Wording: original."
        assert tiny.ai_use is None

    def test_a_source_is_its_own_valid_text(self, surveys: Path) -> None:
        assert load_questionnaire("tiny@1", surveys=surveys).translation_validated

    def test_a_pulse_is_as_valid_as_its_least_valid_part(self, surveys: Path) -> None:
        # tiny's German is validated, that of the pulse is not.
        assert load_questionnaire("tiny@1", language="de", surveys=surveys).translation_validated
        pulse = load_questionnaire("tiny-pulse@1", language="de", surveys=surveys)
        assert not pulse.translation_validated

    def test_a_pulse_takes_the_words_of_its_source(self, surveys: Path) -> None:
        pulse = load_questionnaire("tiny-pulse@1", language="de", surveys=surveys)
        assert pulse.items[0].text == "Unsere Arbeit kommt voran."
        assert pulse.sets == (("FLO1",), ("FLO2",))
        assert pulse.window == "heute"

    def test_the_digest_tells_versions_and_languages_apart(self, surveys: Path) -> None:
        digests = {
            load_questionnaire(name, language=language, surveys=surveys).digest
            for name in ("tiny@1", "tiny-pulse@1")
            for language in ("en", "de")
        }
        assert len(digests) == 4

    def test_the_digest_of_a_pulse_covers_its_source(self, surveys: Path) -> None:
        before = load_questionnaire("tiny-pulse@1", surveys=surveys).digest
        replace(surveys / "tiny/v1.yaml", "Our work waits.", "Our work stops.")
        assert load_questionnaire("tiny-pulse@1", surveys=surveys).digest != before

    def test_an_unknown_version_lists_what_is_there(self, surveys: Path) -> None:
        with pytest.raises(InputError) as caught:
            load_questionnaire("tiny@2", surveys=surveys)
        assert caught.value.problem == "there is no questionnaire 'tiny@2'"
        assert caught.value.allowed == "tiny@1, tiny-pulse@1"

    @pytest.mark.parametrize("reference", ["", "tiny", "../tiny@1", "tiny@1/../../x@1"])
    def test_a_reference_cannot_leave_the_folder(self, surveys: Path, reference: str) -> None:
        with pytest.raises(InputError, match="there is no questionnaire"):
            load_questionnaire(reference, surveys=surveys)

    @pytest.mark.parametrize("language", ["fr", "../de", ""])
    def test_an_unknown_language_lists_what_is_there(self, surveys: Path, language: str) -> None:
        with pytest.raises(InputError) as caught:
            load_questionnaire("tiny@1", language=language, surveys=surveys)
        assert caught.value.problem == f"tiny@1 has no language '{language}'"
        assert caught.value.allowed == "en, de"

    def test_an_empty_folder_says_so(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="Allowed: none is there"):
            load_questionnaire("tiny@1", surveys=tmp_path)

    def test_a_broken_rule_stops_it(self, surveys: Path) -> None:
        replace(surveys / "tiny/v1.yaml", "expected: 2", "expected: 9")
        with pytest.raises(InputError, match="the expected answer 9 is off the scale"):
            load_questionnaire("tiny@1", surveys=surveys)

    def test_a_published_file_that_changed_stops_it(self, surveys: Path) -> None:
        source = surveys / "tiny/v1.yaml"
        publish([source])
        replace(source, "Our work waits.", "Our work stops.")
        with pytest.raises(InputError, match="the published file has changed"):
            load_questionnaire("tiny@1", surveys=surveys)

    def test_a_translation_is_no_questionnaire(self, surveys: Path) -> None:
        shutil.copy(surveys / "tiny/locales/de.yaml", surveys / "tiny/v1.yaml")
        with pytest.raises(InputError, match=r"a translation\. Allowed: a questionnaire"):
            load_questionnaire("tiny@1", surveys=surveys)

    def test_a_questionnaire_is_no_translation(self, surveys: Path) -> None:
        shutil.copy(surveys / "tiny/v1.yaml", surveys / "tiny/locales/de.yaml")
        with pytest.raises(InputError, match=r"a questionnaire\. Allowed: a translation"):
            load_questionnaire("tiny@1", language="de", surveys=surveys)


class TestVersions:
    def test_a_second_version_has_locales_of_its_own(self, surveys: Path) -> None:
        folder = surveys / "tiny"
        for old, new in (("v1.yaml", "v2.yaml"), ("locales/de.yaml", "locales/de.v2.yaml")):
            shutil.copy(folder / old, folder / new)
        replace(folder / "v2.yaml", "version: 1", "version: 2")
        replace(folder / "locales/de.v2.yaml", "tiny@1", "tiny@2")
        replace(folder / "locales/de.v2.yaml", "Unsere Arbeit wartet.", "Unsere Arbeit steht.")
        texts = [
            load_questionnaire(name, language="de", surveys=surveys).items[1].text
            for name in ("tiny@1", "tiny@2")
        ]
        assert texts == ["Unsere Arbeit wartet.", "Unsere Arbeit steht."]
        assert available_languages("tiny@2", surveys=surveys) == ("en", "de")

    def test_a_locale_of_another_version_does_not_count(self, surveys: Path) -> None:
        (surveys / "tiny/locales/de.yaml").rename(surveys / "tiny/locales/de.v2.yaml")
        assert available_languages("tiny@1", surveys=surveys) == ("en",)

    def test_other_files_are_no_versions(self, surveys: Path) -> None:
        (surveys / "tiny/v1-old.yaml").touch()
        (surveys / "tiny/v01.yaml").touch()
        assert available_references(surveys=surveys) == ("tiny@1", "tiny-pulse@1")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def surveys(tmp_path: Path) -> Path:
    for name in ("tiny", "tiny-pulse"):
        shutil.copytree(EXAMPLES / name, tmp_path / name)
    return tmp_path
