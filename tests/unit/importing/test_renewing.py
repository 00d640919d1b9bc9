"""People in a folder of an older version: the same ones as in the rows to come."""

from hashlib import blake2b
from pathlib import Path

from flowgap.importing.identity import Identity
from flowgap.importing.renewing import renew_codes

KEY = b"k" * 32
HERE = Identity(key=KEY)


def older(name: str) -> str:
    """Return what versions without a mark wrote of somebody."""
    return blake2b(name.encode(), key=KEY, digest_size=16).hexdigest()


def test_a_person_is_one_in_the_rows_from_before_and_in_those_to_come(tmp_path: Path) -> None:
    changes, events = tmp_path / "changes.csv", tmp_path / "events.csv"
    changes.write_text(f"change_id,team,author_hash\n1,A,{older('mia')}\n")
    events.write_text(f"change_id,at,stage,kind,actor_hash\n1,,review,finished,{older('tom')}\n")
    renew_codes(tmp_path, HERE)
    assert changes.read_text() == f"change_id,team,author_hash\n1,A,{HERE.person('mia')}\n"
    assert events.read_text().endswith(f",{HERE.person('tom')}\n")


def test_all_else_stays_and_a_second_time_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "changes.csv"
    sha = "ab" * 16
    head = "change_id;team;author_hash;head_sha\r\n"
    path.write_bytes(f"{head}1;A;mia;{sha}\r\n".encode())
    before = path.read_bytes()
    renew_codes(tmp_path, HERE)
    assert path.read_bytes() == before  # a name is no older code, and a commit nobody
    path.write_bytes(f"{head}1;A;{older('mia')};{sha}\r\n".encode())
    renew_codes(tmp_path, HERE)
    once = path.read_bytes()
    assert once.decode().splitlines()[1] == f"1;A;{HERE.person('mia')};{sha}"
    renew_codes(tmp_path, HERE)
    assert path.read_bytes() == once


def test_a_folder_without_files_stays_empty(tmp_path: Path) -> None:
    renew_codes(tmp_path, HERE)
    assert list(tmp_path.iterdir()) == []
