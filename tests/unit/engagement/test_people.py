"""Nobody's name or address stays in a table."""

import polars as pl
import pytest

from flowgap.engagement.folder import EngagementFolder
from flowgap.engagement.people import is_person_column
from tests.support.engagement_files import MANIFEST
from tests.unit.engagement.conftest import Read

HASHED = "0123456789abcdef"


def authors(*names: str, column: str = "author_hash") -> str:
    rows = [f"c{number},A,{name}" for number, name in enumerate(names)]
    return "\n".join((f"change_id,team,{column}", *rows)) + "\n"


def column_of(found: EngagementFolder, column: str = "author_hash") -> list[str]:
    values: list[str] = found.changes.sort("change_id")[column].to_list()
    return values


class TestHidePeople:
    def test_a_name_becomes_a_hash_and_a_hash_another_one(self, read: Read) -> None:
        # A plain digest of an address could be guessed, and "deadbeef" is a name like any other.
        ann, known, again = column_of(read(changes=authors("Ann", HASHED, "Ann")))
        assert known != HASHED
        assert ann == again != known
        for hashed in (ann, known):
            assert len(hashed) == 24
            assert set(hashed) <= set("0123456789abcdef")

    def test_one_person_has_one_hash_in_every_file(self, read: Read) -> None:
        events = "change_id,at,stage,kind,actor_hash\nc0,2025-07-01T09:00:00Z,qa,queued,Ann\n"
        found = read(changes=authors("Ann", "Bob"), events=events)
        assert found.events["actor_hash"].to_list() == column_of(found)[:1]

    def test_another_engagement_gives_another_hash(self, read: Read) -> None:
        one = column_of(read(changes=authors("Ann")))
        other = column_of(read(engagement=MANIFEST.replace("Small Client", "Other Client")))
        assert one != other

    def test_a_guess_needs_everybody_else_too(self, read: Read) -> None:
        assert (
            column_of(read(changes=authors("Ann")))[0]
            != column_of(read(changes=authors("Ann", "Bob")))[0]
        )

    def test_the_order_of_rows_changes_no_hash(self, read: Read) -> None:
        forward = column_of(read(changes=authors("Ann", "Bob")))
        assert column_of(read(changes=authors("Bob", "Ann"))) == forward[::-1]

    @pytest.mark.parametrize("column", ["reviewer", "Author", "merged_by", "author_email"])
    def test_columns_outside_the_contract_are_hashed_by_their_name(
        self, read: Read, column: str
    ) -> None:
        found = read(changes=authors("ann@example.org", column=column))
        assert "ann" not in column_of(found, column)[0]

    def test_addresses_in_words_are_masked(self, read: Read) -> None:
        comments = "team,wave,question,text\nBilling,w1,OPEN1,ask ann.b@example.org or bob@x\n"
        found = read(comments=comments, changes=authors("see a@b.de, or c@d.fr", column="note"))
        assert found.comments["text"].to_list() == ["ask [e-mail] or bob@x"]

    def test_no_address_stays_in_any_table(self, read: Read) -> None:
        address = "ann@example.org"
        header = "change_id,team,author_hash,labels,note,reviewers"
        found = read(changes=f"{header}\nc0,A,{address},{address},{address},{address}\n")
        cells = [str(value) for value in found.changes.row(0)]
        assert not [cell for cell in cells if "@" in cell]

    def test_a_version_is_no_address(self, read: Read) -> None:
        found = read(changes=authors("aspire@v9.4.0", column="release"))
        assert column_of(found, "release") == ["aspire@v9.4.0"]

    def test_a_table_without_people_stays(self, read: Read) -> None:
        assert read().changes["author_hash"].dtype == pl.String


class TestIsPersonColumn:
    @pytest.mark.parametrize(
        "name",
        [
            *("author", "Reviewers", "assignee_id", "pr author", "e-mail", "merged_by", "user"),
            *("Developer", "mergedBy", "assignedTo", "Assignee Account Id", "author.login"),
            *("Bearbeiter", "Entwicklerin", "Nachname", "reviewer display name", "accountId"),
        ],
    )
    def test_it_knows_names_of_such_columns(self, name: str) -> None:
        assert is_person_column(name)

    @pytest.mark.parametrize(
        "name",
        [
            *("author_offset_minutes", "release", "standby", "users_affected"),
            *("repository full name", "service name", "contact_hours", "number"),
        ],
    )
    def test_it_leaves_others_alone(self, name: str) -> None:
        assert not is_person_column(name)
