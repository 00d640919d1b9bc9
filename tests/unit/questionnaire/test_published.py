"""The lock of published files."""

from errno import ENOSPC
from os import strerror
from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.questionnaire.published import digest_of, has_changed, publish, read_lock


class TestDigest:
    def test_is_the_sha256_of_the_text(self) -> None:
        # printf 'a: 1\n' | sha256sum
        assert digest_of(b"a: 1\n") == (
            "37b128c59f1f5097f73f82691cb519f1f568667faab5ced1b4ab979d36837eae"
        )

    @pytest.mark.parametrize("content", [b"a: 1\r\nb: 2\r\n", b"\xef\xbb\xbfa: 1\nb: 2\n"])
    def test_is_the_same_on_every_system(self, content: bytes) -> None:
        assert digest_of(content) == digest_of(b"a: 1\nb: 2\n")

    def test_a_translation_can_be_validated_later(self) -> None:
        assert digest_of(b"validated: true\na: 1\n") == digest_of(b"validated: false\na: 1\n")

    def test_a_dimension_can_be_found_an_index_later(self) -> None:
        plain = b"dimensions:\n  - id: REV\n    kind: practice\n"
        assert digest_of(plain + b"    formative: true\n") == digest_of(plain)

    @pytest.mark.parametrize("line", [b"formative: true\n", b"      formative: true\n"])
    def test_elsewhere_such_a_line_counts(self, line: bytes) -> None:
        assert digest_of(b"a: 1\n" + line) != digest_of(b"a: 1\n")

    def test_only_the_line_at_the_top_level_is_left_out(self) -> None:
        assert digest_of(b"a:\n  validated: true\n") != digest_of(b"a:\n  validated: false\n")


class TestPublish:
    def test_a_published_file_is_unchanged(self, source: Path) -> None:
        publish([source])
        assert not has_changed(source)

    def test_a_changed_letter_is_seen(self, source: Path) -> None:
        publish([source])
        source.write_text("title: B\n", encoding="utf-8")
        assert has_changed(source)

    def test_a_draft_may_change(self, source: Path) -> None:
        assert not has_changed(source)

    def test_a_changed_file_is_not_published_again(self, source: Path) -> None:
        publish([source])
        source.write_text("title: B\n", encoding="utf-8")
        with pytest.raises(InputError, match="Allowed: a file of a new version"):
            publish([source])

    def test_publishing_twice_changes_nothing(self, source: Path, lock: Path) -> None:
        publish([source])
        before = lock.read_bytes()
        publish([source])
        assert lock.read_bytes() == before

    def test_a_write_that_fails_halfway_leaves_the_lock_as_it_was(
        self, source: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        publish([source])
        before = lock.read_bytes()
        other = source.with_name("v2.yaml")
        other.write_text("title: B\n", encoding="utf-8")
        write_bytes = Path.write_bytes

        def write_half(path: Path, content: bytes) -> int:
            write_bytes(path, content[: len(content) // 2])
            raise OSError(ENOSPC, strerror(ENOSPC))

        monkeypatch.setattr(Path, "write_bytes", write_half)
        with pytest.raises(InputError, match="it cannot be written"):
            publish([other])
        assert lock.read_bytes() == before

    def test_files_and_locales_share_the_lock_of_their_folder(
        self, source: Path, tmp_path: Path
    ) -> None:
        locale = source.parent / "locales/de.yaml"
        locale.parent.mkdir()
        locale.write_text("title: C\n", encoding="utf-8")
        publish([source])
        publish([locale])
        assert sorted(read_lock(tmp_path)) == ["tiny/locales/de.yaml", "tiny/v1.yaml"]

    def test_a_folder_without_a_lock_has_published_nothing(self, tmp_path: Path) -> None:
        assert read_lock(tmp_path) == {}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "tiny/v1.yaml"
    path.parent.mkdir()
    path.write_text("title: A\n", encoding="utf-8")
    return path


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "published.lock"
