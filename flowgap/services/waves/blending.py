"""Writing an open wave anew on PostgreSQL, whose rows tell which transaction wrote them."""

import secrets
from random import SystemRandom
from typing import Final

from sqlalchemy import bindparam, select, text, update
from sqlalchemy.orm import Session

from flowgap.models import Invitation, SealedResponse, Wave

FEWEST: Final = 5
"""Fresh answers that are blended at once, and at least this share of all, so that the work grows
with the number of answers, not with its square."""

FEWEST_SHARE: Final = 0.1
ONE_IN: Final = 5
"""Answers that look whether there is enough to blend."""

_FRESH: Final = text("""
    SELECT count(*) FILTER (WHERE n = 1), coalesce(sum(n), 0)::integer
    FROM (SELECT count(*) AS n FROM sealed_response WHERE wave_id = :wave GROUP BY xmin::text) AS w
""")


def is_time_to_look() -> bool:
    """Tell at random, so that nothing has to be counted."""
    return secrets.randbelow(ONE_IN) == 0


def blend(session: Session, wave_id: int) -> bool:
    """Write invitations and sealed answers of an open wave anew, in random order, if it is time.

    Afterwards all of them bear the number of one transaction, and their places on disk tell no
    order. Until then those of the last few people do. Tells whether it was time. On SQLite there
    is nothing to do: its tables have neither.
    """
    if session.connection().dialect.name != "postgresql":
        return False
    # Nobody else writes meanwhile: answers that are being kept hold the wave, too.
    session.scalar(
        select(Wave.id).where(Wave.id == wave_id, Wave.closed_at.is_(None)).with_for_update()
    )
    n_fresh, n_all = session.execute(_FRESH, {"wave": wave_id}).one()
    if n_fresh < max(FEWEST, FEWEST_SHARE * n_all):
        return False
    for model, column in ((SealedResponse, "content"), (Invitation, "is_used")):
        _rewrite(session, model, column, wave_id)
    return True


def _rewrite(
    session: Session, model: type[SealedResponse | Invitation], column: str, wave_id: int
) -> None:
    """Write each row of a wave with what it holds already."""
    table = model.__table__
    keys = list(session.scalars(select(model.key).where(model.wave_id == wave_id)))
    SystemRandom().shuffle(keys)
    same = (
        update(model)
        .where(table.c.key == bindparam("row"))
        .values({column: table.c[column]})
        .execution_options(synchronize_session=False)
    )
    session.connection().execute(same, [{"row": key} for key in keys])
