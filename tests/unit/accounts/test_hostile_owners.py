"""What owners of other workspaces, guessers and large offices cannot do, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import Account, ApiToken, LinkKind, Membership, Role, SignIn
from flowgap.services.accounts import links, own_account, people, sign_ins
from flowgap.services.accounts.api_tokens import TokenScope, find_caller, make_token
from flowgap.services.accounts.installation import disable, reset_by_command
from flowgap.services.accounts.links import LinkGoneError
from flowgap.services.accounts.people import ForeignAccountError
from flowgap.services.accounts.single_sign_on import Vouched, find_vouched
from flowgap.services.accounts.throttle import (
    MOST_HERE,
    MOST_OF_A_NETWORK,
    TooManyTriesError,
    count_try,
    forget_tries,
)
from flowgap.services.accounts.workspaces import add_workspace

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
LATER = NOW + timedelta(minutes=10)
VICTIM = "vic@corp.example"
NETWORK = "192.0.2.1"
HASH = "hash"
VOUCHED = Vouched(issuer="https://id.example", subject="vic", email=VICTIM)


def invited(sessions: SessionFactory, workspace: str, *, now: datetime) -> tuple[int, int, str]:
    """Invite the victim; return workspace, membership and token."""
    with unit_of_work(sessions) as session:
        place = add_workspace(session, workspace).id
        found = people.invite(session, place, email=VICTIM, role=Role.VIEWER, now=now)
        return place, found.membership_id, found.token


def join(sessions: SessionFactory, token: str, *, now: datetime, is_new: bool = False) -> None:
    with unit_of_work(sessions) as session:
        link = links.use_link(session, token, LinkKind.INVITATION, now=now)
        if is_new:
            own_account.first_password(
                session, link.account_id, name="Vic Hidden", password_hash=HASH
            )
        links.join(session, link, now=now)


def test_a_link_for_a_new_password_ends_when_its_person_joins_elsewhere(
    sessions: SessionFactory,
) -> None:
    theirs, member, token = invited(sessions, "Theirs", now=NOW)
    join(sessions, token, now=NOW, is_new=True)
    with unit_of_work(sessions) as session:
        kept = people.reset_link(session, theirs, member, now=NOW).token
    _, _, token = invited(sessions, "Ours", now=NOW)
    join(sessions, token, now=LATER)
    with pytest.raises(LinkGoneError), unit_of_work(sessions) as session:
        own_account.reset_password(session, kept, password_hash=HASH, now=LATER)


def come_in_vouched_for(sessions: SessionFactory, *, now: datetime = LATER) -> int:
    with unit_of_work(sessions) as session:
        return find_vouched(session, VOUCHED, now=now).account_id


class TestSingleSignOn:
    """An owner may open the link that he is shown, as if he were the person whom he invited."""

    def test_who_took_the_account_before_its_person_came_is_out(
        self, sessions: SessionFactory
    ) -> None:
        _, _, token = invited(sessions, "Theirs", now=NOW)
        join(sessions, token, now=NOW, is_new=True)
        with unit_of_work(sessions) as session:
            taken = session.scalars(select(Account)).one()
            taken.sealed_secret, taken.last_step = b"sealed", 1
            sign_ins.begin(session, taken.id, now=NOW)
        invited(sessions, "Ours", now=NOW)
        account_id = come_in_vouched_for(sessions)
        with unit_of_work(sessions) as session:
            own = session.get_one(Account, account_id)
            assert (own.password_hash, own.sealed_secret, own.last_step) == (None, None, None)
            assert session.scalar(select(func.count()).select_from(SignIn)) == 0
            assert len(sign_ins.workspaces_of(session, account_id)) == 2

    def test_a_link_for_a_new_password_ends_when_its_person_is_vouched_for(
        self, sessions: SessionFactory
    ) -> None:
        theirs, member, token = invited(sessions, "Theirs", now=NOW)
        join(sessions, token, now=NOW, is_new=True)
        with unit_of_work(sessions) as session:
            kept = people.reset_link(session, theirs, member, now=NOW).token
        invited(sessions, "Ours", now=NOW)
        come_in_vouched_for(sessions)
        with pytest.raises(LinkGoneError), unit_of_work(sessions) as session:
            own_account.reset_password(session, kept, password_hash=HASH, now=LATER)

    def test_an_owner_gives_no_new_password_to_who_signs_in_elsewhere(
        self, sessions: SessionFactory
    ) -> None:
        theirs, member, _ = invited(sessions, "Theirs", now=NOW)
        come_in_vouched_for(sessions)
        with pytest.raises(ForeignAccountError), unit_of_work(sessions) as session:
            people.reset_link(session, theirs, member, now=LATER)

    def test_an_invitation_gives_no_first_password_to_who_signs_in_elsewhere(
        self, sessions: SessionFactory
    ) -> None:
        invited(sessions, "Ours", now=NOW)
        come_in_vouched_for(sessions)
        _, _, token = invited(sessions, "Theirs", now=LATER)
        with unit_of_work(sessions) as session:
            link = links.find_link(session, token, LinkKind.INVITATION, now=LATER)
            assert link.is_vouched_for
        with pytest.raises(ValueError, match="a link does not"):
            join(sessions, token, now=LATER, is_new=True)

    def test_the_invitation_is_used_up_by_coming_in(self, sessions: SessionFactory) -> None:
        _, _, token = invited(sessions, "Ours", now=NOW)
        come_in_vouched_for(sessions)
        with pytest.raises(LinkGoneError):
            join(sessions, token, now=LATER)

    def test_a_password_of_later_on_stays(self, sessions: SessionFactory) -> None:
        invited(sessions, "Ours", now=NOW)
        account_id = come_in_vouched_for(sessions, now=NOW)
        with unit_of_work(sessions) as session:
            letter = own_account.ask_for_reset(session, VICTIM, network=NETWORK, now=NOW)
            assert letter is not None
            own_account.reset_password(session, letter.token, password_hash=HASH, now=NOW)
        come_in_vouched_for(sessions)
        with unit_of_work(sessions) as session:
            assert session.get_one(Account, account_id).password_hash == HASH


def caller_of(sessions: SessionFactory, workspace: str) -> tuple[int, int, str]:
    """Let the victim join and make a token for programs; return workspace, membership, token."""
    place, member, token = invited(sessions, workspace, now=NOW)
    join(sessions, token, now=NOW, is_new=True)
    with unit_of_work(sessions) as session:
        account_id = session.get_one(Membership, member).account_id
        who = sign_ins.find_signed_in(
            session, sign_ins.begin(session, account_id, now=NOW), now=NOW
        )
        assert who is not None
        scopes = [TokenScope.READ_RESULTS]
        return place, member, make_token(session, who, name="BI", scopes=scopes, now=NOW)


def test_who_is_removed_and_invited_again_has_no_tokens_of_before(
    sessions: SessionFactory,
) -> None:
    place, member, token = caller_of(sessions, "Ours")
    with unit_of_work(sessions) as session:
        assert find_caller(session, token, now=NOW) is not None
        people.remove(session, place, member)
        again = people.invite(session, place, email=VICTIM, role=Role.OWNER, now=NOW).token
    join(sessions, again, now=NOW)
    with unit_of_work(sessions) as session:
        assert find_caller(session, token, now=NOW) is None
        assert session.scalar(select(func.count()).select_from(ApiToken)) == 0


def test_an_account_that_is_opened_again_has_no_tokens_of_before(
    sessions: SessionFactory,
) -> None:
    _, _, token = caller_of(sessions, "Ours")
    with unit_of_work(sessions) as session:
        disable(session, VICTIM, now=NOW)
        reset_by_command(session, VICTIM, forget_second_factor=False, now=NOW)
        assert find_caller(session, token, now=NOW) is None


def test_of_an_account_elsewhere_nothing_is_told_before_it_has_joined(
    sessions: SessionFactory,
) -> None:
    _, _, token = invited(sessions, "Theirs", now=NOW)
    join(sessions, token, now=NOW, is_new=True)
    ours, _, token = invited(sessions, "Ours", now=NOW)
    with unit_of_work(sessions) as session:
        (before,) = people.list_people(session, ours)
    assert (before.name, before.has_second_factor, before.is_disabled) == (VICTIM, False, False)
    join(sessions, token, now=LATER)
    with unit_of_work(sessions) as session:
        (after,) = people.list_people(session, ours)
    assert after.name == "Vic Hidden"


def test_an_office_of_any_size_signs_in_from_one_network(sessions: SessionFactory) -> None:
    with unit_of_work(sessions) as session:
        for number in range(MOST_OF_A_NETWORK + 1):
            whom = f"{number}@x.example"
            count_try(session, whom=whom, network=NETWORK, now=NOW)
            forget_tries(session, whom=whom, network=NETWORK)


def test_who_signs_in_once_among_guesses_takes_back_one_try_only(sessions: SessionFactory) -> None:
    with unit_of_work(sessions) as session:
        for number in range(MOST_OF_A_NETWORK - 1):
            count_try(session, whom=f"{number}@x.example", network=NETWORK, now=NOW)
        count_try(session, whom="own@x.example", network=NETWORK, now=NOW)
        forget_tries(session, whom="own@x.example", network=NETWORK)
        count_try(session, whom="next@x.example", network=NETWORK, now=NOW)
        with pytest.raises(TooManyTriesError):
            count_try(session, whom="last@x.example", network=NETWORK, now=NOW)


def test_a_long_address_is_not_locked_from_other_networks(sessions: SessionFactory) -> None:
    long = f"{'a' * 60}@long-domain.example"
    with unit_of_work(sessions) as session:
        for number in range(MOST_HERE + 1):
            count_try(session, whom=long, network=f"192.0.2.{number}", now=NOW)
