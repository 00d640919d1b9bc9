"""What owners of other workspaces, guessers and large offices cannot do, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest

from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import LinkKind, Role
from flowgap.services.accounts import links, own_account, people
from flowgap.services.accounts.links import LinkGoneError
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
