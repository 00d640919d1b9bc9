"""YAML from strangers: what is read, what is refused, and on which line."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flowgap.errors import InputError
from flowgap.questionnaire.parsing import parse_document
from flowgap.yaml_source import MAX_BYTES, MAX_DEPTH, MAX_VALUES, YamlKind, YamlSource
from flowgap.yaml_source import read_yaml as read_yaml_of

KIND = YamlKind(allowed="plain YAML")


def read_yaml(path: Path) -> YamlSource:
    return read_yaml_of(path, KIND)


def refusal_of(path: Path, content: bytes) -> InputError:
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_yaml(path)
    return caught.value


class TestReadYaml:
    def test_keeps_the_line_of_every_key(self, file: Path) -> None:
        file.write_bytes(b"a: 1\nb:\n  - x\n  - c: 2\n")
        source = read_yaml(file)
        assert source.data == {"a": 1, "b": ["x", {"c": 2}]}
        assert source.lines == {
            (): 1,
            ("a",): 1,
            ("b",): 2,
            ("b", 0): 3,
            ("b", 1): 4,
            ("b", 1, "c"): 4,
        }

    def test_a_missing_key_is_placed_at_what_surrounds_it(self, file: Path) -> None:
        file.write_bytes(b"a: 1\nb:\n  c: 2\n")
        source = read_yaml(file)
        assert source.line_of(("b", "d", 0)) == 2
        assert source.line_of(("e",)) == 1

    def test_takes_what_windows_writes(self, file: Path) -> None:
        file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
        assert read_yaml(file).lines["b",] == 2

    @pytest.mark.parametrize(
        ("content", "line", "problem"),
        [
            (b"", 1, "the file is empty"),
            (b"a: &x 1\n", 1, "aliases and anchors are not allowed"),
            (b"a: 1\nb: *x\n", 2, "aliases and anchors are not allowed"),
            (b"a: 1\n<<: {b: 2}\n", 2, "a value of the kind 'merge'"),
            (b"a: !!set {b}\n", 1, "a value of the kind 'set'"),
            (b"a: !python/object:os.system x\n", 1, "a value of the kind"),
            (b"a: 1\na: 2\n", 2, "the key 'a' is used twice"),
            (b"a:\n  b: {c: 1, c: 2}\n", 2, "the key 'c' is used twice"),
            (b"a: 1\non: 2\n", 2, "a key is no text"),
            (b"? [a, b]\n: 1\n", 1, "a key is no text"),
            (b"a: 1\n---\nb: 2\n", 2, "but found another document"),
            (b"a: 1\nb: \xe4\n", 2, "no UTF-8 text"),
            (b"a: \x00\n", 1, "unacceptable character"),
            (b"a: " + b"9" * 4301, 1, "a number is too long"),
            (b"[" * 100_000, 1, "nested deeper than 12 levels"),
            (b"a:\n" + b"- x\n" * MAX_VALUES, MAX_VALUES - 1, "more than 20000 values"),
            (b"a" * (MAX_BYTES + 1), None, "the file is too large"),
        ],
    )
    def test_refuses(self, file: Path, content: bytes, line: int | None, problem: str) -> None:
        error = refusal_of(file, content)
        assert error.problem.startswith(problem)
        assert error.line == line

    def test_both_sides_of_the_depth(self, file: Path) -> None:
        file.write_bytes(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)
        assert read_yaml(file).lines[()] == 1
        error = refusal_of(file, b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1))
        assert error.problem == "nested deeper than 12 levels"

    def test_both_sides_of_the_size(self, file: Path) -> None:
        comment = b"# " + b"x" * (MAX_BYTES - 7) + b"\n"
        file.write_bytes(comment + b"a: 1")
        assert file.stat().st_size == MAX_BYTES
        assert read_yaml(file).data == {"a": 1}
        assert refusal_of(file, comment + b"a: 12").problem == "the file is too large"

    def test_a_missing_file_is_named(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match=r"nowhere\.yaml: the file cannot be read"):
            read_yaml(tmp_path / "nowhere.yaml")

    def test_a_folder_is_no_file(self, tmp_path: Path) -> None:
        with pytest.raises(InputError, match="the file cannot be read"):
            read_yaml(tmp_path)


class TestParseDocument:
    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda parts: st.lists(parts) | st.dictionaries(st.text(), parts),
            max_leaves=8,
        )
    )
    def test_says_what_is_wrong_with_any_value(self, value: object) -> None:
        faults = parse_document(value)
        assert isinstance(faults, tuple)
        assert all(fault.message and fault.allowed for fault in faults)
        assert faults

    @pytest.mark.parametrize("found", [True, 1.0, "1", 2, None, [1]])
    def test_only_the_number_one_is_a_format(self, found: object) -> None:
        faults = parse_document({"format": found})
        assert isinstance(faults, tuple)
        assert [fault.message.endswith("is not supported") for fault in faults] == [True]

    def test_characters_outside_unicode_are_refused(self) -> None:
        faults = parse_document({"format": 1, "title": "\ud800"})
        assert isinstance(faults, tuple)
        assert [fault.allowed for fault in faults] == ["text in Unicode"]

    def test_a_long_value_is_shown_in_part(self) -> None:
        faults = parse_document({"format": 1, "version": "x" * 1000})
        assert isinstance(faults, tuple)
        assert max(len(fault.message) for fault in faults) < 100


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "any.yaml"
