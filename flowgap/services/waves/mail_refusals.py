"""Whatever one mail raises is a refusal of that mail alone: the others go out."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from flowgap.answering.sealing import BrokenSealError
from flowgap.errors import FlowGapError
from flowgap.mail.smtp import MailRefusedError, MailServerError

_OF_THE_INSTALLATION: Final = (BrokenSealError, MailServerError, SQLAlchemyError)
"""Secret key, mail server, database: what stops all mail is not the fault of one."""


@contextmanager
def blamed_on_the_mail() -> Iterator[None]:
    """Turn an error into a refusal whose reason names nobody; one that can be mended may pass.

    Raises
    ------
    MailRefusedError
        If the mail is to blame.
    """
    try:
        yield
    except (MailRefusedError, *_OF_THE_INSTALLATION):
        raise
    except Exception as error:
        # The text of an error may hold an address or a link.
        reason = f"it could not be written ({type(error).__name__})"
        raise MailRefusedError(reason, is_final=not isinstance(error, FlowGapError)) from error
