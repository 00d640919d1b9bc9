"""The second factor: codes of an app by time (TOTP, RFC 6238), each accepted once.

The secret lies under a seal whose key follows from the secret key of the installation. Whoever
loses the app has recovery codes, of which the database knows digests only.
"""

import base64
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import pyotp
import segno
from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from flowgap.answering.receipts import ALPHABET
from flowgap.answering.sealing import BrokenSealError, Seal
from flowgap.errors import FlowGapError
from flowgap.models import Account, RecoveryCode
from flowgap.services.accounts.tokens import digest_of

ISSUER: Final = "FlowGap"
STEP_SECONDS: Final = 30
DRIFT_STEPS: Final = 1
"""A clock may be half a minute off."""

N_RECOVERY_CODES: Final = 10
_GROUP: Final = 5
_SECRET_BYTES: Final = 64


class WrongCodeError(FlowGapError):
    """The code is wrong, over, or was used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """A secret that is not in use yet: to scan, to type, and under seal until it is confirmed."""

    secret: str
    sealed: str
    qr_path: str
    qr_size: int


def secret_seal(key: str) -> Seal:
    """Return the seal of the secrets of second factors."""
    return Seal(key, purpose="second-factor", n_bytes=_SECRET_BYTES)


def begin_enrolment(
    account_id: int, email: str, *, seal: Seal, sealed: str | None = None
) -> Enrolment:
    """Return a new secret, or the one that was shown before.

    Raises
    ------
    WrongCodeError
        If `sealed` was not made for this account.
    """
    secret = pyotp.random_base32() if sealed is None else _unsealed(account_id, sealed, seal)
    address = pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=ISSUER)
    matrix = segno.make(address, error="m", micro=False).matrix
    path = "".join(
        f"M{x} {y}h1v1h-1z"
        for y, row in enumerate(matrix)
        for x, is_dark in enumerate(row)
        if is_dark
    )
    content = seal.seal(secret.encode(), place=_place(account_id))
    return Enrolment(
        secret=secret,
        sealed=base64.urlsafe_b64encode(content).decode(),
        qr_path=path,
        qr_size=len(matrix),
    )


def finish_enrolment(  # noqa: PLR0913 - each part is needed
    session: Session, account_id: int, *, sealed: str, code: str, seal: Seal, now: datetime
) -> tuple[str, ...]:
    """Turn the second factor on and return the recovery codes, which are shown this once.

    Raises
    ------
    WrongCodeError
        If the code is not that of the secret.
    """
    secret = _unsealed(account_id, sealed, seal)
    step = _step_of(secret, code, now=now, after=None)
    account = session.get_one(Account, account_id)
    account.sealed_secret = seal.seal(secret.encode(), place=_place(account_id))
    account.last_step = step
    return new_recovery_codes(session, account_id)


def new_recovery_codes(session: Session, account_id: int) -> tuple[str, ...]:
    """Return ten new recovery codes; those before stop working."""
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))
    codes = tuple(_new_code() for _ in range(N_RECOVERY_CODES))
    session.add_all(
        RecoveryCode(account_id=account_id, digest=_digest(account_id, code)) for code in codes
    )
    session.flush()
    return codes


def accept_code(session: Session, account_id: int, code: str, *, seal: Seal, now: datetime) -> None:
    """Accept a code of the app or a recovery code, once.

    Raises
    ------
    WrongCodeError
        If it is neither, or was accepted before.
    """
    if _take_recovery_code(session, account_id, code):
        return
    account = session.get_one(Account, account_id)
    session.refresh(account, with_for_update=True)
    if account.sealed_secret is None:
        raise WrongCodeError("there is no second factor")
    try:
        secret = seal.open(account.sealed_secret, place=_place(account_id)).decode()
    except BrokenSealError as error:
        raise WrongCodeError("the secret was sealed with another key") from error
    step = _step_of(secret, code, now=now, after=account.last_step)
    newer = Account.last_step.is_(None) | (Account.last_step < step)
    taken = session.execute(
        update(Account)
        .where(Account.id == account_id, newer)
        .values(last_step=step)
        .returning(Account.id)
    ).all()
    if not taken:
        raise WrongCodeError("the code was used a moment ago")


def turn_off(session: Session, account_id: int) -> None:
    """Forget the second factor and its recovery codes."""
    account = session.get_one(Account, account_id)
    account.sealed_secret = account.last_step = None
    session.execute(delete(RecoveryCode).where(RecoveryCode.account_id == account_id))


def n_recovery_codes(session: Session, account_id: int) -> int:
    """Return how many recovery codes are left."""
    left = select(func.count()).where(RecoveryCode.account_id == account_id)
    return session.scalar(left) or 0


def _step_of(secret: str, code: str, *, now: datetime, after: int | None) -> int:
    """Return the time step whose code this is; a step up to `after` was used."""
    digits = "".join(code.split())
    current = int(now.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret)
    found = [
        step
        for step in range(current - DRIFT_STEPS, current + DRIFT_STEPS + 1)
        if secrets.compare_digest(totp.generate_otp(step).encode(), digits.encode())
    ]
    usable = [step for step in found if after is None or step > after]
    if not usable:
        raise WrongCodeError("the code is wrong, over, or was used")
    return usable[0]


def _take_recovery_code(session: Session, account_id: int, code: str) -> bool:
    taken = session.execute(
        delete(RecoveryCode)
        .where(
            RecoveryCode.account_id == account_id,
            RecoveryCode.digest == _digest(account_id, code),
        )
        .returning(RecoveryCode.account_id)
    ).all()
    return bool(taken)


def _unsealed(account_id: int, sealed: str, seal: Seal) -> str:
    try:
        content = base64.urlsafe_b64decode(sealed.encode())
        return seal.open(content, place=_place(account_id)).decode()
    except (BrokenSealError, ValueError) as error:
        raise WrongCodeError("the secret is not the one that was shown") from error


def _new_code() -> str:
    letters = "".join(secrets.choice(ALPHABET) for _ in range(2 * _GROUP))
    return f"{letters[:_GROUP]}-{letters[_GROUP:]}"


def _digest(account_id: int, code: str) -> bytes:
    typed = "".join(letter for letter in code.upper() if letter.isalnum())
    return digest_of(f"{account_id}:{typed}", purpose="recovery")


def _place(account_id: int) -> bytes:
    return account_id.to_bytes(8)
