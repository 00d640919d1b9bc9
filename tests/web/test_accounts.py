"""The entrance, one's own account and the people of a workspace, as browsers see them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from argon2.exceptions import InvalidHashError
from flask import Flask
from sqlalchemy import delete, func, select, update

from flowgap.db import reading, unit_of_work
from flowgap.mail.server import read_mail_server
from flowgap.models import Account, LinkKind, SignIn
from flowgap.services.accounts import passwords
from flowgap.services.accounts.installation import demo_visitor
from flowgap.services.accounts.links import make_link
from flowgap.services.accounts.sign_ins import ABSOLUTE_LIMIT, IDLE_LIMIT
from flowgap.services.accounts.throttle import MOST_HERE
from flowgap.services.accounts.tokens import set_up_token
from flowgap.web.accounts.office import EXTENSION, current_office
from flowgap.web.cookies import SIGN_IN
from flowgap.wording import Wording
from tests.support.accounts import PASSWORD, Visitor, cheap_hashes
from tests.support.browse import Browser, text_of
from tests.support.mail import mail_server
from tests.support.signed_in import OWNER, WORKSPACE, database, stranger, token_of
from tests.support.waiting import wait_until

EMAIL = "jo@harbour.example"
NAMES = ["محمد بن سلمان", "Zoë 🦊 O\u2019Neil", "x" * 300]


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_hashes():
        yield


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """A browser at the entrance, and an account of a consultant with a password."""
    token_of(app, EMAIL, name="Jo Ahn", password_hash=passwords.hash_password(PASSWORD))
    return Visitor(app)


def account(app: Flask, email: str = EMAIL) -> Account:
    with reading(database(app).sessions) as session:
        return session.scalars(select(Account).where(Account.email == email)).one()


def n_signed_in(app: Flask, email: str = EMAIL) -> int:
    query = select(func.count()).select_from(SignIn).join(Account, Account.id == SignIn.account_id)
    with reading(database(app).sessions) as session:
        return session.scalar(query.where(Account.email == email)) or 0


def workspaces_in(visitor: Visitor) -> list[str]:
    """Return the names on the account's page that may be those of workspaces."""
    return [text_of(name) for name in visitor.get("/account").all("b")]


def link_for(app: Flask, kind: LinkKind, *, ago: timedelta = timedelta()) -> str:
    with unit_of_work(database(app).sessions) as session:
        found = session.scalars(select(Account).where(Account.email == EMAIL)).one()
        return make_link(session, kind, account_id=found.id, now=datetime.now(UTC) - ago)


class TestSigningIn:
    def test_address_and_password_open_the_list(self, visitor: Visitor) -> None:
        answer = visitor.sign_in(EMAIL)
        assert answer.response.location == "/"
        assert "Jo Ahn" in visitor.get("/").words

    def test_capitals_and_blanks_of_an_address_do_not_matter(self, visitor: Visitor) -> None:
        visitor.sign_in(f" {EMAIL.upper()} ")

    def test_the_page_that_was_asked_for_comes_next(self, visitor: Visitor) -> None:
        page = visitor.send(
            "/sign-in",
            {"email": EMAIL, "password": PASSWORD},
            form="/sign-in?next=/engagements/new",
        )
        assert page.response.location == "/engagements/new"

    @pytest.mark.parametrize(
        "wanted",
        ["https://evil.example/", "//evil.example", "/\\evil.example", "evil", "/%0d\r\nX: y"],
    )
    def test_no_address_leads_out_of_the_application(self, visitor: Visitor, wanted: str) -> None:
        fields = {"email": EMAIL, "password": PASSWORD, "next": wanted}
        assert visitor.send("/sign-in", fields).response.location == "/"

    @pytest.mark.parametrize("email", [EMAIL, "nobody@harbour.example"])
    def test_a_wrong_password_and_an_unknown_address_are_told_alike(
        self, visitor: Visitor, email: str
    ) -> None:
        page = visitor.sign_in(email, "wrong and still long", status=422)
        assert Wording("en").say("accounts-refused") in page.main
        assert page.title.startswith("Error: ")

    @pytest.mark.parametrize("email", [EMAIL, "nobody@harbour.example"])
    def test_the_same_work_is_done_for_an_unknown_address(
        self, visitor: Visitor, email: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        verified = []

        class Counting:
            def verify(self, kept: str, _password: str) -> bool:
                verified.append(kept)
                raise InvalidHashError

        monkeypatch.setattr(passwords, "_hasher", Counting())
        visitor.sign_in(email, status=422)
        assert len(verified) == 1

    def test_an_account_that_was_closed_stays_outside(self, app: Flask, visitor: Visitor) -> None:
        visitor.sign_in(EMAIL)
        with unit_of_work(database(app).sessions) as session:
            closed = update(Account).where(Account.email == EMAIL)
            session.execute(closed.values(disabled_at=datetime.now(UTC)))
        assert visitor.client.get("/").status_code == 302
        visitor.sign_in(EMAIL, status=422)

    def test_an_empty_form_says_what_is_missing(self, visitor: Visitor) -> None:
        page = visitor.sign_in("", "", status=422)
        assert set(page.links()) >= {"Type your e-mail address.", "Type your password."}

    def test_the_tenth_try_is_looked_at_and_the_eleventh_is_not(self, visitor: Visitor) -> None:
        for _ in range(MOST_HERE):
            visitor.sign_in(EMAIL, "wrong and still long", status=422)
        page = visitor.sign_in(EMAIL, status=429)
        assert MOST_HERE == 10
        assert Wording("en").say("accounts-too-many") in page.main

    def test_after_nine_wrong_ones_the_right_one_opens_and_wipes_the_slate(
        self, visitor: Visitor
    ) -> None:
        for _ in range(2):
            for _ in range(MOST_HERE - 1):
                visitor.sign_in(EMAIL, "wrong and still long", status=422)
            visitor.sign_in(EMAIL)
            visitor.client.delete_cookie(SIGN_IN)

    def test_the_token_is_a_new_one_and_the_one_before_opens_nothing(
        self, app: Flask, visitor: Visitor
    ) -> None:
        planted = token_of(app, "mallory@harbour.example")
        visitor.client.set_cookie(SIGN_IN, planted)
        visitor.client.get("/sign-in")
        other = stranger(app)
        visitor.client.delete_cookie(SIGN_IN)
        visitor.sign_in(EMAIL)
        cookie = visitor.client.get_cookie(SIGN_IN)
        assert cookie is not None
        assert cookie.value != planted
        other.set_cookie(SIGN_IN, cookie.value)
        assert other.get("/").status_code == 200

    def test_the_cookie_is_for_no_script_and_no_other_site(self, visitor: Visitor) -> None:
        cookie = next(
            value
            for value in visitor.sign_in(EMAIL).response.headers.getlist("Set-Cookie")
            if value.startswith(SIGN_IN)
        )
        assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
        assert "Secure" not in cookie

    def test_behind_tls_the_cookie_is_for_this_host_alone(self, app: Flask) -> None:
        client = stranger(app)
        page = client.get("/sign-in", base_url="https://localhost")
        form_cookie = page.headers["Set-Cookie"]
        assert form_cookie.startswith("__Host-flowgap=")
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)
        assert token is not None
        token_of(app, EMAIL, password_hash=passwords.hash_password(PASSWORD))
        answer = client.post(
            "/sign-in",
            base_url="https://localhost",
            data={"csrf_token": token[1], "email": EMAIL, "password": PASSWORD},
            headers={"Referer": "https://localhost/sign-in"},
        )
        cookies = answer.headers.getlist("Set-Cookie")
        kept = next(value for value in cookies if value.startswith(f"__Host-{SIGN_IN}="))
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(kept.split("; "))
        assert "Domain" not in kept

    @pytest.mark.parametrize("address", ["/sign-in", "/sign-in/code", "/sign-out", "/reset"])
    def test_a_form_without_its_token_is_refused(self, app: Flask, address: str) -> None:
        assert stranger(app).post(address, data={}).status_code == 400


class TestLimits:
    @pytest.mark.parametrize(
        ("column", "limit"), [("seen_at", IDLE_LIMIT), ("ends_at", timedelta())]
    )
    @pytest.mark.parametrize(("past", "status"), [(5, 302), (-5, 200)])
    def test_a_sign_in_ends_by_itself(  # noqa: PLR0913, PLR0917 - two limits, both sides
        self,
        app: Flask,
        visitor: Visitor,
        column: str,
        limit: timedelta,
        past: int,
        status: int,
    ) -> None:
        visitor.sign_in(EMAIL)
        at = datetime.now(UTC) - limit - timedelta(seconds=past)
        begun = {"created_at": at - ABSOLUTE_LIMIT} if column == "ends_at" else {}
        with unit_of_work(database(app).sessions) as session:
            session.execute(update(SignIn).values({column: at, **begun}))
        assert visitor.client.get("/").status_code == status

    def test_signing_out_ends_it_on_the_server(self, app: Flask, visitor: Visitor) -> None:
        visitor.sign_in(EMAIL)
        cookie = visitor.client.get_cookie(SIGN_IN)
        assert cookie is not None
        visitor.send("/sign-out", {}, form="/account")
        thief = stranger(app)
        thief.set_cookie(SIGN_IN, cookie.value)
        assert thief.get("/").status_code == 302

    def test_signing_out_everywhere_else_keeps_this_device(
        self, app: Flask, visitor: Visitor
    ) -> None:
        other = Visitor(app)
        visitor.sign_in(EMAIL)
        other.sign_in(EMAIL)
        visitor.send("/account/sign-ins/end", {}, form="/account")
        assert visitor.client.get("/").status_code == 200
        assert other.client.get("/").status_code == 302


class TestPassword:
    def change(self, visitor: Visitor, new: str, *, status: int = 303) -> str:
        fields: dict[str, object] = {"password": PASSWORD, "new_password": new}
        page = visitor.send("/account/password", fields, status=status)
        return page.main if status != 303 else ""

    def test_a_new_one_signs_out_every_other_device_and_changes_the_token(
        self, app: Flask, visitor: Visitor
    ) -> None:
        other = Visitor(app)
        other.sign_in(EMAIL)
        visitor.sign_in(EMAIL)
        before = visitor.client.get_cookie(SIGN_IN)
        self.change(visitor, "a boat under the bridge")
        after = visitor.client.get_cookie(SIGN_IN)
        assert before is not None
        assert after is not None
        assert before.value != after.value
        assert visitor.client.get("/").status_code == 200
        assert other.client.get("/").status_code == 302
        assert n_signed_in(app) == 1

    @pytest.mark.parametrize(
        ("new", "message"),
        [
            ("elevenchars", "accounts-password-short"),
            ("password1234", "accounts-password-common"),
            ("PassWord1234", "accounts-password-common"),
            ("aaaaaaaaaaaaaaa", "accounts-password-common"),
            ("x1y2" * 65, "accounts-password-long"),
            (EMAIL, "accounts-password-own-name"),
        ],
    )
    def test_what_is_easy_to_guess_is_refused(
        self, visitor: Visitor, new: str, message: str
    ) -> None:
        visitor.sign_in(EMAIL)
        assert Wording("en").say(message) in self.change(visitor, new, status=422)

    @pytest.mark.parametrize("new", ["twelve chars", "пароль из слов", "🦊🐻🐼🦁🐯🐨🐸🐵🐔🐧🐦🐤"])
    def test_twelve_characters_of_any_kind_are_enough(
        self, app: Flask, visitor: Visitor, new: str
    ) -> None:
        visitor.sign_in(EMAIL)
        self.change(visitor, new)
        Visitor(app).sign_in(EMAIL, new)

    def test_without_the_old_one_nothing_changes(self, app: Flask, visitor: Visitor) -> None:
        visitor.sign_in(EMAIL)
        kept = account(app).password_hash
        fields: dict[str, object] = {"password": "wrong", "new_password": "a boat by the bridge"}
        page = visitor.send("/account/password", fields, status=422)
        assert "This is not your password." in page.main
        assert account(app).password_hash == kept


class TestReset:
    def test_a_link_changes_the_password_once_and_signs_out_everywhere(
        self, app: Flask, visitor: Visitor
    ) -> None:
        other = Visitor(app)
        other.sign_in(EMAIL)
        address = f"/reset/{link_for(app, LinkKind.PASSWORD_RESET)}"
        new = "a boat under the bridge"
        visitor.send(address, {"password": new})
        assert other.client.get("/").status_code == 302
        visitor.sign_in(EMAIL, status=422)
        visitor.sign_in(EMAIL, new)
        visitor.get(address, status=410)

    @pytest.mark.parametrize(("minutes", "status"), [(59, 200), (61, 410)])
    def test_it_works_for_an_hour(
        self, app: Flask, visitor: Visitor, minutes: int, status: int
    ) -> None:
        token = link_for(app, LinkKind.PASSWORD_RESET, ago=timedelta(minutes=minutes))
        visitor.get(f"/reset/{token}", status=status)

    def test_a_link_of_another_kind_changes_no_password(self, app: Flask, visitor: Visitor) -> None:
        visitor.get(f"/reset/{link_for(app, LinkKind.INVITATION)}", status=410)
        visitor.get(f"/join/{link_for(app, LinkKind.PASSWORD_RESET)}", status=410)

    def test_the_link_comes_by_mail_and_an_unknown_address_is_told_the_same(
        self, app: Flask, visitor: Visitor
    ) -> None:
        office = app.extensions[EXTENSION]
        with mail_server() as box:
            office.settings = replace(
                office.settings,
                mail_server=read_mail_server(box.url),
                mail_from="desk@harbour.example",
            )
            told = {
                visitor.send("/reset", {"email": email}, status=200).main.replace(email, "X")
                for email in ("nobody@harbour.example", EMAIL)
            }
            wait_until(lambda: len(box.mails) > 0)
        assert len(told) == 1
        assert box.recipients == [EMAIL]

    def test_without_a_mail_server_the_page_says_who_can_help(self, visitor: Visitor) -> None:
        assert "flowgap user reset" in visitor.get("/reset").main


class TestSecondFactor:
    def turn_on(self, visitor: Visitor) -> tuple[str, list[str]]:
        """Turn it on; return the secret and the recovery codes."""
        page = visitor.get("/account/second-factor")
        secret = page.all("code")[0].text or ""
        fields: dict[str, object] = {"password": PASSWORD, "code": pyotp.TOTP(secret).now()}
        # The page is asked for once more when the form is sent, so its secret is sent along.
        sealed = next(i for i in page.all("input") if i.get("name") == "sealed").get("value", "")
        done = visitor.send("/account/second-factor", {**fields, "sealed": sealed}, status=200)
        return secret, [code.text or "" for code in done.all("code")]

    def test_signing_in_then_takes_two_steps(self, app: Flask, visitor: Visitor) -> None:
        visitor.sign_in(EMAIL)
        secret, codes = self.turn_on(visitor)
        assert len(set(codes)) == 10
        phone = Visitor(app)
        step = phone.sign_in(EMAIL, status=200)
        assert phone.client.get("/").status_code == 302
        ticket = next(i for i in step.all("input") if i.get("name") == "ticket").get("value")
        fields = {"ticket": ticket, "next": "/"}
        fields["csrf_token"] = step.all("input")[0].get("value")
        later = pyotp.TOTP(secret).at(datetime.now(UTC) + timedelta(seconds=30))
        wrong = phone.client.post("/sign-in/code", data={**fields, "code": "000000"})
        assert wrong.status_code == 422
        right = phone.client.post("/sign-in/code", data={**fields, "code": later})
        assert right.status_code == 303
        assert phone.client.get("/").status_code == 200
        again = phone.client.post("/sign-in/code", data={**fields, "code": later})
        assert again.status_code in {400, 422}

    def test_a_code_is_accepted_once_and_a_recovery_code_too(
        self, app: Flask, visitor: Visitor
    ) -> None:
        visitor.sign_in(EMAIL)
        _secret, codes = self.turn_on(visitor)
        for status in (303, 422):
            phone = Visitor(app)
            step = phone.sign_in(EMAIL, status=200)
            data = {
                field.get("name", ""): field.get("value", "")
                for field in step.all("input")
                if field.get("type") == "hidden"
            }
            answer = phone.client.post("/sign-in/code", data={**data, "code": codes[0].lower()})
            assert answer.status_code == status

    def test_the_secret_is_not_in_the_database_in_clear(self, app: Flask, visitor: Visitor) -> None:
        visitor.sign_in(EMAIL)
        secret, _codes = self.turn_on(visitor)
        sealed = account(app).sealed_secret
        assert sealed is not None
        assert secret.encode() not in sealed

    def test_it_is_turned_off_with_the_password_only(self, app: Flask, visitor: Visitor) -> None:
        visitor.sign_in(EMAIL)
        self.turn_on(visitor)
        visitor.send("/account/second-factor/off", {"password": "wrong"}, status=422)
        assert account(app).sealed_secret is not None
        visitor.send("/account/second-factor/off", {"password": PASSWORD})
        assert account(app).sealed_secret is None


class TestPeople:
    def invite(self, browse: Browser, email: str, role: str = "viewer") -> str:
        page = browse.post("/people", {"email": email, "role": role})
        link = next(code.text for code in page.all("code") if "/join/" in (code.text or ""))
        return f"/join/{(link or '').rpartition('/')[2]}"

    @pytest.mark.parametrize("name", NAMES)
    def test_who_is_invited_joins_with_a_name_of_any_letters(
        self, app: Flask, browse: Browser, name: str
    ) -> None:
        address, new = self.invite(browse, "new@harbour.example"), Visitor(app)
        assert "new@harbour.example" in new.get(address).main
        new.send(address, {"name": name, "password": PASSWORD})
        assert name[:100] in new.get("/account").words
        assert name[:100] in browse.get("/people").main
        new.get(address, status=410)

    def test_who_has_an_account_joins_with_its_password_and_it_stays(
        self, app: Flask, visitor: Visitor
    ) -> None:
        elsewhere = Browser(app)
        elsewhere.client = stranger(app)
        token = token_of(app, "owner@other.example", workspace="Elsewhere")
        elsewhere.client.set_cookie(SIGN_IN, token)
        address = self.invite(elsewhere, EMAIL, "owner")
        kept = account(app).password_hash
        visitor.send(address, {"password": "wrong and still long"}, status=422)
        visitor.send(address, {"password": PASSWORD})
        assert account(app).password_hash == kept
        visitor.sign_in(EMAIL)
        assert {WORKSPACE, "Elsewhere"} <= set(workspaces_in(visitor))

    def test_an_owner_cannot_make_a_link_into_another_workspace(
        self, app: Flask, browse: Browser, visitor: Visitor
    ) -> None:
        self.test_who_has_an_account_joins_with_its_password_and_it_stays(app, visitor)
        key = next(
            address
            for text, address in browse.get("/people").links().items()
            if text.startswith("Jo Ahn")
        )
        page = browse.post_to(f"{key}/link", {}, form=key, status=409)
        assert Wording("en").say("accounts-foreign-account") in page.main

    def test_the_last_owner_stays(self, browse: Browser) -> None:
        key = next(
            address for text, address in browse.get("/people").links().items() if OWNER in text
        )
        for what, fields in (("role", {"role": "viewer"}), ("remove", {})):
            page = browse.post_to(f"{key}/{what}", fields, form=key, status=409)
            assert Wording("en").say("accounts-last-owner") in page.main

    def test_who_is_removed_is_out_at_once(self, browse: Browser, visitor: Visitor) -> None:
        visitor.sign_in(EMAIL)
        key = next(
            address
            for text, address in browse.get("/people").links().items()
            if text.startswith("Jo Ahn")
        )
        browse.post_to(f"{key}/remove", {}, form=key, status=303)
        assert visitor.client.get("/").status_code == 302

    def test_a_person_of_another_workspace_is_not_found(self, app: Flask, browse: Browser) -> None:
        token_of(app, "owner@other.example", workspace="Elsewhere")
        browse.get("/people/2", status=404)
        browse.get("/people/999999999", status=404)

    @pytest.mark.parametrize("email", ["", "no address", "a@b", "a@b.example\r\nBcc: x@y.example"])
    def test_what_is_no_address_is_not_invited(self, browse: Browser, email: str) -> None:
        page = browse.post("/people", {"email": email, "role": "viewer"}, status=422)
        assert page.title.startswith("Error: ")

    def test_a_role_that_there_is_not_is_refused(self, browse: Browser) -> None:
        browse.post("/people", {"email": "n@harbour.example", "role": "king"}, status=422)


class TestSetUp:
    @pytest.fixture
    def empty(self, app: Flask) -> Visitor:
        """A browser of an installation without accounts."""
        with unit_of_work(database(app).sessions) as session:
            session.execute(delete(Account))
        return Visitor(app)

    def test_the_link_makes_the_first_owner_and_closes(self, app: Flask, empty: Visitor) -> None:
        with app.app_context():
            address = f"/set-up/{set_up_token(current_office().settings.secret_key)}"
        assert "Nobody has an account here yet" in empty.get("/sign-in").main
        fields: dict[str, object] = {
            "workspace": "Nordhafen",
            "name": "Ada",
            "email": "ada@nord.example",
            "password": PASSWORD,
        }
        empty.send(address, {**fields, "password": "short"}, status=422)
        assert empty.send(address, fields).response.location == "/"
        assert "Owner, Nordhafen" in empty.get("/").words
        empty.get(address, status=404)

    def test_another_link_opens_nothing(self, empty: Visitor) -> None:
        empty.get(f"/set-up/{'0' * 64}", status=404)

    def test_where_there_is_an_account_the_link_opens_nothing(self, app: Flask) -> None:
        with app.app_context():
            token = set_up_token(current_office().settings.secret_key)
        page = Visitor(app).get(f"/set-up/{token}", status=404)
        assert page.heading == "There is an account already"
        assert "/sign-in" in page.links().values()


def test_a_visit_link_signs_in_once_with_a_button(app: Flask) -> None:
    with unit_of_work(database(app).sessions) as session:
        _workspace, token = demo_visitor(session, now=datetime.now(UTC))
    guest = Visitor(app)
    guest.get(f"/join/{token}")
    guest.send(f"/join/{token}", {})
    assert "Owner, Demo" in guest.get("/").words
    Visitor(app).get(f"/join/{token}", status=410)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize(
    "address", ["/account", "/account/profile", "/account/password", "/people", "/people/1"]
)
def test_every_page_speaks_both_languages(browse: Browser, address: str, language: str) -> None:
    page = browse.get(address, language=language)
    assert page.all("html")[0].get("lang") == language


def test_a_chosen_language_is_spoken_whatever_the_browser_asks(browse: Browser) -> None:
    fields = {"name": "Mia Berg", "language": "de"}
    browse.post("/account/profile", fields, status=303)
    assert browse.get("/", language="en").all("html")[0].get("lang") == "de"
