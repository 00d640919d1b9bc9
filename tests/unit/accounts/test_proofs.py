"""Hashes, links, codes and owners, on both databases."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from sqlalchemy import select

from flowgap.db import SessionFactory, unit_of_work
from flowgap.models import Account, LinkKind, Membership, Role, Workspace
from flowgap.services.accounts import links, passwords, people, second_factor, sign_ins
from flowgap.services.accounts.installation import disable
from flowgap.services.accounts.links import LASTS, LinkGoneError
from flowgap.services.accounts.passwords import DECOY, is_password, needs_rehash
from flowgap.services.accounts.people import LastOwnerError
from flowgap.services.accounts.second_factor import (
    STEP_SECONDS,
    WrongCodeError,
    begin_enrolment,
    secret_seal,
)
from flowgap.services.accounts.throttle import (
    MOST_HERE,
    MOST_OF_A_NETWORK,
    WINDOW,
    TooManyTriesError,
    count_try,
)
from flowgap.services.accounts.workspaces import AlreadySetUpError, set_up

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
SEAL = secret_seal("s" * 32)
EMAIL = "mia@harbour.example"
KEPT = "hash"


@pytest.fixture
def owner(sessions: SessionFactory) -> int:
    with unit_of_work(sessions) as session:
        return set_up(
            session, workspace="Harbour", name="Mia", email=EMAIL, password_hash=KEPT, now=NOW
        )


class TestPasswords:
    def test_the_hash_is_argon2id_with_the_defaults_and_none_is_no_password(self) -> None:
        kept = passwords.hash_password("harbour lane at dusk")
        assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
        assert is_password("harbour lane at dusk", kept)
        assert not is_password("harbour lane at dawn", kept)

    def test_the_decoy_costs_what_a_real_hash_costs_and_fits_nothing(self) -> None:
        assert not needs_rehash(DECOY)
        assert not is_password("", None)

    def test_letters_of_two_spellings_are_one_password(self) -> None:
        # An ï can be one code point or two: which one, the keyboard decides.
        kept = passwords.hash_password("na\N{LATIN SMALL LETTER I WITH DIAERESIS}ve boat at dusk")
        assert is_password("nai\N{COMBINING DIAERESIS}ve boat at dusk", kept)

    def test_a_damaged_hash_is_no_password(self) -> None:
        assert not is_password("harbour lane at dusk", "$argon2id$broken")


class TestLinks:
    @pytest.mark.parametrize("kind", LinkKind)
    def test_it_works_until_its_end_and_not_at_it(
        self, sessions: SessionFactory, owner: int, kind: LinkKind
    ) -> None:
        with unit_of_work(sessions) as session:
            token = links.make_link(session, kind, account_id=owner, now=NOW)
        just_before = NOW + LASTS[kind] - timedelta(seconds=1)
        with unit_of_work(sessions) as session:
            assert links.find_link(session, token, kind, now=just_before).email == EMAIL
            with pytest.raises(LinkGoneError):
                links.find_link(session, token, kind, now=NOW + LASTS[kind])

    def test_it_works_once(self, sessions: SessionFactory, owner: int) -> None:
        with unit_of_work(sessions) as session:
            token = links.make_link(session, LinkKind.PASSWORD_RESET, account_id=owner, now=NOW)
            links.use_link(session, token, LinkKind.PASSWORD_RESET, now=NOW)
            with pytest.raises(LinkGoneError):
                links.use_link(session, token, LinkKind.PASSWORD_RESET, now=NOW)

    def test_a_new_one_voids_the_one_before(self, sessions: SessionFactory, owner: int) -> None:
        with unit_of_work(sessions) as session:
            first, second = (
                links.make_link(session, LinkKind.PASSWORD_RESET, account_id=owner, now=NOW)
                for _ in range(2)
            )
            links.find_link(session, second, LinkKind.PASSWORD_RESET, now=NOW)
            with pytest.raises(LinkGoneError):
                links.find_link(session, first, LinkKind.PASSWORD_RESET, now=NOW)


class TestCodes:
    @pytest.fixture
    def secret(self, sessions: SessionFactory, owner: int) -> str:
        shown = begin_enrolment(owner, EMAIL, seal=SEAL)
        with unit_of_work(sessions) as session:
            second_factor.finish_enrolment(
                session,
                owner,
                sealed=shown.sealed,
                code=pyotp.TOTP(shown.secret).at(NOW - timedelta(hours=1)),
                seal=SEAL,
                now=NOW - timedelta(hours=1),
            )
        return shown.secret

    @pytest.mark.parametrize(
        ("steps", "accepted"), [(-2, False), (-1, True), (1, True), (2, False)]
    )
    def test_a_clock_may_be_one_step_off(
        self, sessions: SessionFactory, owner: int, secret: str, steps: int, *, accepted: bool
    ) -> None:
        code = pyotp.TOTP(secret).at(NOW + timedelta(seconds=steps * STEP_SECONDS))
        with unit_of_work(sessions) as session:
            if accepted:
                second_factor.accept_code(session, owner, code, seal=SEAL, now=NOW)
            else:
                with pytest.raises(WrongCodeError):
                    second_factor.accept_code(session, owner, code, seal=SEAL, now=NOW)

    def test_neither_a_used_code_nor_an_earlier_one_is_accepted(
        self, sessions: SessionFactory, owner: int, secret: str
    ) -> None:
        totp = pyotp.TOTP(secret)
        with unit_of_work(sessions) as session:
            second_factor.accept_code(session, owner, totp.at(NOW), seal=SEAL, now=NOW)
            for code in (totp.at(NOW), totp.at(NOW - timedelta(seconds=STEP_SECONDS))):
                with pytest.raises(WrongCodeError):
                    second_factor.accept_code(session, owner, code, seal=SEAL, now=NOW)

    def test_with_another_secret_key_no_code_is_accepted(
        self, sessions: SessionFactory, owner: int, secret: str
    ) -> None:
        with unit_of_work(sessions) as session, pytest.raises(WrongCodeError):
            second_factor.accept_code(
                session, owner, pyotp.TOTP(secret).at(NOW), seal=secret_seal("t" * 32), now=NOW
            )

    def test_the_secret_of_one_account_is_none_of_another(self, owner: int) -> None:
        sealed = begin_enrolment(owner, EMAIL, seal=SEAL).sealed
        with pytest.raises(WrongCodeError):
            begin_enrolment(owner + 1, EMAIL, seal=SEAL, sealed=sealed)


class TestTries:
    def test_the_bound_of_a_network_counts_all_addresses(self, sessions: SessionFactory) -> None:
        with unit_of_work(sessions) as session:
            for number in range(MOST_OF_A_NETWORK):
                count_try(session, whom=f"{number}@x.example", network="192.0.2.1", now=NOW)
            with pytest.raises(TooManyTriesError):
                count_try(session, whom="new@x.example", network="192.0.2.1", now=NOW)
            count_try(session, whom="new@x.example", network="192.0.2.2", now=NOW)

    @pytest.mark.parametrize(("late", "is_open"), [(-1, False), (0, True)])
    def test_a_try_is_forgotten_after_a_quarter_of_an_hour(
        self, sessions: SessionFactory, late: int, *, is_open: bool
    ) -> None:
        then = NOW + WINDOW + timedelta(seconds=late)
        with unit_of_work(sessions) as session:
            for _ in range(MOST_HERE):
                count_try(session, whom=EMAIL, network="192.0.2.1", now=NOW)
            if is_open:
                count_try(session, whom=EMAIL, network="192.0.2.1", now=then)
            else:
                with pytest.raises(TooManyTriesError):
                    count_try(session, whom=EMAIL, network="192.0.2.1", now=then)

    def test_who_is_guessed_at_can_still_sign_in_from_elsewhere(
        self, sessions: SessionFactory
    ) -> None:
        with unit_of_work(sessions) as session:
            for _ in range(MOST_HERE):
                count_try(session, whom=EMAIL, network="192.0.2.1", now=NOW)
            count_try(session, whom=EMAIL, network="192.0.2.2", now=NOW)


class TestOwners:
    def test_the_installation_is_set_up_once(self, sessions: SessionFactory, owner: int) -> None:
        assert owner
        with unit_of_work(sessions) as session, pytest.raises(AlreadySetUpError):
            set_up(
                session, workspace="B", name="B", email="b@x.example", password_hash=KEPT, now=NOW
            )

    def test_an_invited_owner_does_not_count_before_joining(
        self, sessions: SessionFactory, owner: int
    ) -> None:
        with unit_of_work(sessions) as session:
            place = session.scalars(select(Workspace.id)).one()
            member = session.scalars(
                select(Membership.id).where(Membership.account_id == owner)
            ).one()
            made = people.invite(
                session, place, email="jo@harbour.example", role=Role.OWNER, now=NOW
            )
            with pytest.raises(LastOwnerError):
                people.remove(session, place, member)
            links.join(
                session,
                links.use_link(session, made.token, LinkKind.INVITATION, now=NOW),
                now=NOW,
            )
            people.remove(session, place, member)

    def test_the_last_owner_is_not_disabled_and_another_one_is_signed_out(
        self, sessions: SessionFactory, owner: int
    ) -> None:
        with unit_of_work(sessions) as session, pytest.raises(LastOwnerError):
            disable(session, EMAIL, now=NOW)
        with unit_of_work(sessions) as session:
            place = session.scalars(select(Workspace.id)).one()
            other = Account(email="jo@harbour.example", name="Jo")
            session.add(other)
            session.flush()
            session.add(
                Membership(workspace_id=place, account_id=other.id, role=Role.OWNER, joined_at=NOW)
            )
            token = sign_ins.begin(session, owner, now=NOW)
            disable(session, EMAIL, now=NOW)
            assert sign_ins.find_signed_in(session, token, now=NOW) is None
            with pytest.raises(sign_ins.NoWorkspaceError):
                sign_ins.begin(session, owner, now=NOW)
