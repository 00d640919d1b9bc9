"""The first rows of a table that is long."""

from pathlib import Path

import pytest

from flowgap.errors import InputError
from flowgap.importing.delimited import read_delimited
from flowgap.importing.mapping.head import MASKED, header_digest, samples_of, write_head

ROWS = "id;who;note\n" + "".join(f'{n};Ann;"a ""note"" of\ntwo lines"\n' for n in range(100))


def head(folder: Path, content: bytes, most_bytes: int) -> Path:
    (folder / "table.csv").write_bytes(content)
    write_head(folder / "table.csv", folder / "head.csv", most_bytes=most_bytes)
    return folder / "head.csv"


def test_a_short_table_goes_as_a_whole(tmp_path: Path) -> None:
    content = ROWS.encode()
    assert head(tmp_path, content, len(content)).read_bytes() == content


@pytest.mark.parametrize("most_bytes", [100, 101, 110, 117, 120, 125, 1000])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_long_one_is_cut_between_rows(tmp_path: Path, most_bytes: int, encoding: str) -> None:
    size = most_bytes * (2 if encoding == "utf-16" else 1)
    table = read_delimited(head(tmp_path, ROWS.encode(encoding), size))
    assert table.columns == ("id", "who", "note")
    assert 1 <= len(table.lines) < 100
    assert {line.text("note") for line in table.lines} == {'a "note" of\ntwo lines'}


def test_letters_of_an_old_encoding_are_read(tmp_path: Path) -> None:
    content = b"n\xe4me;x\n" + b"M\xfcller;1\n" * 100
    assert read_delimited(head(tmp_path, content, 200)).columns == ("näme", "x")


def test_of_a_row_that_does_not_end_the_header_is_shown(tmp_path: Path) -> None:
    table = read_delimited(head(tmp_path, b'a;b\n"' + b"x" * 500, 300))
    assert (table.columns, table.lines) == (("a", "b"), ())


def test_a_header_that_does_not_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        head(tmp_path, b"a" * 500, 300)


def test_samples_show_nobody_and_no_address(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(f"who,note\nAnn,ask ann@x.example\nBob,{'y' * 50}\n", encoding="utf-8")
    table = read_delimited(path)
    assert samples_of(table, "who", {"who"}) == (MASKED, MASKED)
    assert samples_of(table, "note", {"who"}) == ("ask [e-mail]", f"{'y' * 39}…")


def test_the_digest_tells_headers_apart(tmp_path: Path) -> None:
    digests = set()
    for header in ("a,b", "b,a", "a,b,c"):
        path = tmp_path / "table.csv"
        path.write_text(f"{header}\n1,2,3\n", encoding="utf-8")
        digests.add(header_digest(read_delimited(path)))
    assert len(digests) == 3
