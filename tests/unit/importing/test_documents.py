"""JSON files, whole and broken."""

from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.documents import read_documents


def values(path: Path, text: str | bytes) -> list[object]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [document.value for document in read_documents(path)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "body.json"


class TestShapes:
    def test_one_value_is_one_document(self, path: Path) -> None:
        assert values(path, '[{"a": 1}]') == [[{"a": 1}]]

    def test_a_line_each_or_page_behind_page_are_several(self, path: Path) -> None:
        assert values(path, '{"a": 1}\r\n{"a": 2}\n') == [{"a": 1}, {"a": 2}]
        assert values(path, "[1][2]") == [[1], [2]]

    def test_a_byte_order_mark_is_no_content(self, path: Path) -> None:
        assert values(path, b"\xef\xbb\xbf{}") == [{}]

    def test_each_of_several_has_a_place(self, path: Path) -> None:
        path.write_text("{}{}", encoding="utf-8")
        places = [document.place for document in read_documents(path)]
        assert places == ["body.json, part 1", "body.json, part 2"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ('[{"a": 1', "the file ends in the middle of its JSON"),
            ('{"a": "b', "the file ends in the middle of its JSON"),
            ("<html>", "this is no JSON"),
            ('{"a": 1}}', "this is no JSON"),
            ("  \n", "the file is empty"),
            ("[NaN]", "it holds a number that is none"),
            ("[" * 200_000, "objects and lists are nested too deeply"),
            ('{"a":' * 100_000 + "1" + "}" * 100_000, "objects and lists are nested too deeply"),
            ("[" + "9" * 5_000 + "]", "it holds a number that is none"),
        ],
    )
    def test_what_cannot_be_read_is_refused_with_the_reason(
        self, path: Path, text: str, problem: str
    ) -> None:
        with pytest.raises(InputError, match=problem):
            values(path, text)

    def test_the_line_of_a_break_is_named(self, path: Path) -> None:
        with pytest.raises(InputError, match=r"body\.json, line 2"):
            values(path, '{\n"a" 1}')

    def test_other_encodings_are_refused_with_the_byte(self, path: Path) -> None:
        with pytest.raises(InputError, match="byte 3 is no UTF-8"):
            values(path, b'["\xe4"]')

    def test_a_missing_file_is_named(self, path: Path) -> None:
        with pytest.raises(InputError, match="it is missing"):
            read_documents(path)
