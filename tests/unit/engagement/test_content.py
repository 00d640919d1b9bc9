"""Bytes of a file: what is no text is refused, with the line and the byte."""

import gzip
import hashlib
import os
from pathlib import Path

import pytest

from flowgap.engagement.tables import content as module
from flowgap.engagement.tables.content import MAX_LINE_BYTES, read_content
from flowgap.errors import InputError


def refusal_of(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read_content(path)
    return str(caught.value)


class TestReadContent:
    def test_it_returns_line_feeds_without_a_mark_and_digests_the_bytes_as_they_were(
        self, file: Path
    ) -> None:
        raw = b"\xef\xbb\xbfa,b\r\n1,2\r\n"
        file.write_bytes(raw)
        found = read_content(file)
        assert found.data == b"a,b\n1,2\n"
        assert found.sha256 == hashlib.sha256(raw).hexdigest()

    def test_it_leaves_control_characters_out_but_tabs_and_line_ends(self, file: Path) -> None:
        file.write_bytes("a\tb\x1b[31m\x7f,c\ufffe\uffff\n".encode())
        assert read_content(file).data == b"a\tb[31m,c\n"

    @pytest.mark.parametrize("data", [b"", b"\n", b" \r\n\t\n", b"\xef\xbb\xbf"])
    def test_it_refuses_a_file_without_text(self, file: Path, data: bytes) -> None:
        assert "the file is empty" in refusal_of(file, data)

    @pytest.mark.parametrize(
        ("data", "word"),
        [
            (b"PK\x03\x04rest", "zip archive or an Excel workbook"),
            (gzip.compress(b"a,b\n", mtime=0), "gzip"),
            ("a,b\n".encode("utf-16"), "UTF-16"),
            (b"%PDF-1.7", "PDF"),
        ],
    )
    def test_it_refuses_another_format_by_name(self, file: Path, data: bytes, word: str) -> None:
        assert word in refusal_of(file, data)

    def test_it_refuses_a_nul_byte_with_its_line(self, file: Path) -> None:
        assert "line 2: it holds a NUL byte" in refusal_of(file, b"a,b\n1,\0\n")

    def test_it_says_which_byte_of_which_line_is_no_utf_8(self, file: Path) -> None:
        # "a,b" and its line end are 4 bytes, "x," 2 more: the letter is byte 7, on line 2.
        message = refusal_of(file, "a,b\nx,ü\n".encode("latin-1"))
        assert "line 2: byte 7 (0xFC) is no UTF-8" in message

    @pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
    def test_a_letter_across_two_blocks_is_read(
        self, file: Path, size: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "BLOCK_BYTES", size + 3)
        text = "x" * size + "€ä𝄞\n" * 3
        file.write_text(text, encoding="utf-8", newline="")
        assert read_content(file).data == text.encode()

    def test_it_refuses_a_letter_that_ends_too_soon(self, file: Path) -> None:
        assert "byte 5 (0xE2) is no UTF-8" in refusal_of(file, b"a,b\n" + "€".encode()[:2])

    def test_a_line_may_be_a_million_bytes_long_and_no_longer(self, file: Path) -> None:
        file.write_bytes(b"a\n" + b"x" * MAX_LINE_BYTES + b"\n")
        assert len(read_content(file).data) == MAX_LINE_BYTES + 3
        message = refusal_of(file, b"a\n" + b"x" * (MAX_LINE_BYTES + 1) + b"\n")
        assert "line 2: the line is longer than 1,000,000 bytes" in message

    def test_a_long_line_is_found_across_blocks(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "BLOCK_BYTES", 4)
        monkeypatch.setattr(module, "MAX_LINE_BYTES", 6)
        file.write_bytes(b"a\nxxxxxx\nxxxxxx")
        assert read_content(file).data
        assert "line 3" in refusal_of(file, b"a\nxxxxxx\nxxxxxxx")

    def test_it_refuses_a_file_over_the_limit(self, file: Path) -> None:
        file.write_bytes(b"a\n")
        assert read_content(file, max_bytes=2).data == b"a\n"
        with pytest.raises(InputError, match="too large"):
            read_content(file, max_bytes=1)

    def test_it_refuses_more_lines_than_the_limit(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "MAX_LINES", 2)
        file.write_bytes(b"a\n\n")
        assert read_content(file).data
        assert "too many lines" in refusal_of(file, b"a\n\n\n")

    def test_it_refuses_what_is_no_file(self, tmp_path: Path) -> None:
        (tmp_path / "folder.csv").mkdir()
        os.mkfifo(tmp_path / "pipe.csv")
        for name in ("folder.csv", "pipe.csv"):
            with pytest.raises(InputError, match="it is no file"):
                read_content(tmp_path / name)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "changes.csv"
