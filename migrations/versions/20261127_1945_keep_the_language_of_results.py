"""Keep the language of each result beside its text, which is too long to be searched for it."""

import json

import sqlalchemy as sa
from alembic import op

revision = "9d41f7c2a6e8"
down_revision = "5b8e2d71c4f9"
branch_labels = None
depends_on = None

IDS = sa.text("SELECT id FROM result ORDER BY id")
TEXT = sa.text("SELECT document FROM result WHERE id = :id")
FILL = sa.text("UPDATE result SET language = :language WHERE id = :id")


def upgrade() -> None:
    """Go forward."""
    op.add_column("result", sa.Column("language", sa.Text(), nullable=True))
    connection = op.get_bind()
    # One at a time: together the texts may not fit into memory.
    for key in connection.scalars(IDS).all():
        language = language_of(connection.scalar(TEXT, {"id": key}))
        connection.execute(FILL, {"id": key, "language": language})


def language_of(document: str | None) -> str | None:
    """Return the language of a result, if its text tells one."""
    try:
        language = json.loads(document or "")["engagement"]["language"]
    except (ValueError, TypeError, KeyError):
        return None
    return language if isinstance(language, str) else None


def downgrade() -> None:
    """Go back."""
    op.drop_column("result", "language")
