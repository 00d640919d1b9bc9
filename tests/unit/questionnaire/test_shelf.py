"""A wave asks what is published, and what it asked is kept."""

import shutil
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.paths import PROJECT_ROOT, own_surveys
from flowgap.questionnaire.loader import available_references, load_questionnaire
from flowgap.questionnaire.published import publish
from flowgap.questionnaire.shelf import find_published, keep_published

EXAMPLES = PROJECT_ROOT / "tests/questionnaires"


@pytest.fixture
def surveys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two questionnaires that are not published, beside an installation."""
    monkeypatch.setenv("FLOWGAP_DATA", str(tmp_path / "data"))
    for name in ("tiny", "tiny-pulse"):
        shutil.copytree(EXAMPLES / name, tmp_path / "own" / name)
    return tmp_path / "own"


def publish_all(surveys: Path, name: str = "*") -> None:
    publish(sorted(surveys.glob(f"{name}/**/*.yaml")))


class TestFindPublished:
    def test_what_ships_is_found_without_a_folder(self) -> None:
        assert find_published("pulse@1") == load_questionnaire("pulse@1")

    def test_what_is_not_published_is_refused_with_the_way_out(self, surveys: Path) -> None:
        with pytest.raises(InputError) as caught:
            find_published("tiny@1", surveys)
        assert caught.value.file == str(surveys / "tiny/v1.yaml")
        assert caught.value.allowed.endswith(f"flowgap survey publish {surveys / 'tiny/v1.yaml'}")

    def test_a_translation_that_is_not_published_is_refused_too(self, surveys: Path) -> None:
        publish([surveys / "tiny/v1.yaml"])
        with pytest.raises(InputError, match=r"tiny/locales/de\.yaml: it is not published"):
            find_published("tiny@1", surveys)

    def test_what_is_published_is_found(self, surveys: Path) -> None:
        publish_all(surveys)
        assert find_published("tiny@1", surveys).reference == "tiny@1"

    def test_a_pulse_needs_its_items_published_too(self, surveys: Path) -> None:
        publish_all(surveys, "tiny-pulse")
        with pytest.raises(InputError, match=r"tiny/v1\.yaml: it is not published"):
            find_published("tiny-pulse@1", surveys)

    def test_an_unknown_one_is_told_with_those_that_there_are(self, surveys: Path) -> None:
        with pytest.raises(InputError, match=r"Allowed: organizational-mri@1, pulse@1, tiny@1"):
            find_published("nothing@1", surveys)

    def test_without_a_folder_it_says_how_to_name_one(self, surveys: Path) -> None:
        assert surveys.is_dir()
        with pytest.raises(InputError, match="for your own, name its folder with --surveys"):
            find_published("tiny@1")


class TestKeepPublished:
    def test_what_is_kept_is_found_by_everyone(self, surveys: Path) -> None:
        publish_all(surveys)
        keep_published("tiny-pulse@1", surveys)
        shutil.rmtree(surveys)
        assert find_published("tiny-pulse@1").reference == "tiny-pulse@1"
        assert load_questionnaire("tiny@1", language="de").language == "de"
        assert "tiny-pulse@1" in available_references()

    def test_twice_is_as_good_as_once(self, surveys: Path) -> None:
        publish_all(surveys)
        for _ in range(2):
            keep_published("tiny@1", surveys)
        assert find_published("tiny@1").reference == "tiny@1"

    def test_a_translation_may_be_found_valid_later(self, surveys: Path) -> None:
        publish_all(surveys)
        keep_published("tiny@1", surveys)
        german = surveys / "tiny/locales/de.yaml"
        text = german.read_text(encoding="utf-8")
        german.write_text(text.replace("validated: true", "validated: false"), encoding="utf-8")
        keep_published("tiny@1", surveys)
        assert not load_questionnaire("tiny@1", language="de").translation_validated

    def test_other_texts_under_the_same_name_are_refused_and_nothing_is_written(
        self, surveys: Path
    ) -> None:
        publish_all(surveys)
        keep_published("tiny@1", surveys)
        kept = own_surveys() / "tiny/v1.yaml"
        before = kept.read_bytes()
        (surveys / "published.lock").unlink()
        path = surveys / "tiny/v1.yaml"
        path.write_bytes(before.replace(b"A tiny", b"Another tiny"))
        publish_all(surveys)
        with pytest.raises(InputError, match="is kept under the same name with other texts"):
            keep_published("tiny@1", surveys)
        assert kept.read_bytes() == before

    def test_what_ships_is_not_kept_twice(self, surveys: Path) -> None:
        keep_published("pulse@1", surveys)
        assert not own_surveys().exists()
