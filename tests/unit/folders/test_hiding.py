"""What is kept of a file that names people: codes, masks, and everything else as it was."""

from hashlib import blake2b

import pytest

from flowgap.importing.identity import Identity
from flowgap.services.folders.hiding import people_key, without_people

KEY = b"k" * 32
CHANGES = b"""\
change_id,team,author_hash,labels,Reviewed by,note
1,Billing,mia@harbour.example,"ask mia@harbour.example, soon",Tom,plain
2,Billing,MIA@Harbour.example ,,Tom,write to tom@harbour.example
"""


def hidden(content: bytes, name: str = "changes.csv", key: bytes | None = KEY) -> str:
    return without_people(content, name, key).decode()


def test_no_name_and_no_address_is_left() -> None:
    text = hidden(CHANGES)
    for name in ("mia", "MIA", "Tom", "tom@"):
        assert name not in text
    assert "[e-mail]" in text


def test_a_person_has_the_code_that_an_import_would_give() -> None:
    code = Identity(key=KEY).person("mia@harbour.example")
    rows = [line.split(",") for line in hidden(CHANGES).splitlines()[1:]]
    assert [row[2] for row in rows] == [code, code]


def test_all_else_stays_as_it_stands() -> None:
    content = b'change_id;team;author_hash\r\n1;"Bil;ling";mia\r\n\r\n"x ""y""";T;\r\n'
    code = Identity(key=KEY).person("mia")
    wanted = f'change_id;team;author_hash\n1;"Bil;ling";{code}\n\n"x ""y""";T;\n'
    assert hidden(content) == wanted


@pytest.mark.parametrize(
    "content",
    [
        b"change_id,team,author_hash\n1,Billing,flowgap:0123456789abcdef01234567\n",
        b"change_id,team\n1,Billing\n",
        b"\xef\xbb\xbfchange_id,team,author_hash\r\n1,Billing,\r\n",
        b"change_id,team,labels\n1,Billing,tool@v9.4.0\n",
    ],
)
def test_a_file_without_anybody_stays_byte_for_byte(content: bytes) -> None:
    assert without_people(content, "changes.csv", KEY) == content


@pytest.mark.parametrize(
    "account",
    [
        "5b10a2844c20165700ede21f",  # a tracker's: 24 digits
        "0123456789abcdef0123456789abcdef",  # a service desk's: 32 digits
        "01234567-89ab-cdef-0123-456789abcdef",
        "557058:f58131cb-b67d-43c7-b30d-6b58d40bd077",
        "ab" * 64,
        "flowgap:mia",
        "flowgap:0123456789ABCDEF01234567",
        "flowgap:0123456789abcdef012345678",
        "xflowgap:0123456789abcdef01234567",
    ],
)
def test_an_account_of_a_tracker_is_no_code_whatever_it_looks_like(account: str) -> None:
    content = f"change_id,team,author_hash,assignee\n1,Billing,{account},{account}\n".encode()
    code = Identity(key=KEY).person(account)
    assert hidden(content).splitlines()[1] == f"1,Billing,{code},{code}"
    assert account not in hidden(content)
    assert account not in hidden(content, key=None)


def test_one_account_is_one_person_in_all_files_and_under_each_key_another() -> None:
    account = "5b10a2844c20165700ede21f"
    changes = f"change_id,team,author_hash\n1,Billing,{account}\n".encode()
    events = f"change_id,at,stage,kind,actor_hash\n1,,review,finished,{account.upper()}\n".encode()
    author, actor = (
        hidden(content, name).splitlines()[1].rpartition(",")[2]
        for content, name in ((changes, "changes.csv"), (events, "events.csv"))
    )
    assert author == actor
    assert author not in hidden(changes, key=b"x" * 32)


def test_codes_of_an_older_version_become_those_of_the_same_people() -> None:
    # What versions without a mark wrote of somebody: one hash of 16 bytes under the key.
    older = blake2b(b"mia@harbour.example", key=KEY, digest_size=16).hexdigest()
    content = f"change_id,team,author_hash\n1,Billing,{older}\n2,Billing,mia@harbour.example\n"
    first, second = (line.rpartition(",")[2] for line in hidden(content.encode()).splitlines()[1:])
    assert first == second != older


def test_hiding_twice_is_hiding_once() -> None:
    once = without_people(CHANGES, "changes.csv", KEY)
    assert without_people(once, "changes.csv", KEY) == once


def test_a_row_of_another_width_loses_what_it_holds_and_stays_wrong_on_its_line() -> None:
    content = b'change_id,team,author_hash\n1,Billing,mia,"Tom\nBerg"\n2,Billing,eva\n'
    code = Identity(key=KEY).person("eva")
    assert hidden(content) == f"change_id,team,author_hash\n?,?,?,?\n\n2,Billing,{code}\n"


def test_a_row_with_a_misplaced_mark_loses_what_it_holds_and_stays_wrong() -> None:
    content = b'change_id,team,author_hash\n1,Bil"ling,mia\n2,Billing,eva\n'
    lines = hidden(content).splitlines()
    assert lines[1] == '?"'
    assert lines[2].startswith("2,Billing,")


def test_without_a_secret_people_are_left_out() -> None:
    assert people_key("", "abc") is None
    assert hidden(CHANGES, key=None).splitlines()[2].startswith("2,Billing,,,,write to [e-mail]")


def test_each_engagement_has_a_key_of_its_own_that_stays_the_same() -> None:
    first, again, other = (people_key("secret", name) for name in ("a", "a", "b"))
    assert first == again
    assert first != other
    assert people_key("another secret", "a") != first


def test_yaml_is_no_table() -> None:
    assert without_people(b"client: x\n", "engagement.yaml", KEY) == b"client: x\n"


def test_addresses_in_comments_are_masked() -> None:
    content = "team,question,text\nBilling,Q1,ask müller@häfen.example now\n".encode()
    assert hidden(content, "comments.csv") == "team,question,text\nBilling,Q1,ask [e-mail] now\n"
