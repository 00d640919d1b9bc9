"""Let waves ask a part of a questionnaire: the turn of a pulse, and booklets."""

import sqlalchemy as sa
from alembic import op

revision = "e41b7f0c9d58"
down_revision = "d2f8a6417c03"
branch_labels = None
depends_on = None

# Until now the set of a pulse followed from the waves that opened before.
COUNT_TURNS = """
UPDATE wave SET turn = (
    SELECT count(*) FROM wave AS earlier
    WHERE earlier.engagement_id = wave.engagement_id
    AND earlier.questionnaire_version_id = wave.questionnaire_version_id
    AND earlier.opens_at < wave.opens_at
)
"""


def upgrade() -> None:
    """Go forward."""
    op.add_column("wave", sa.Column("turn", sa.Integer(), nullable=True))
    op.add_column("wave", sa.Column("booklet_items", sa.Integer(), nullable=True))
    op.execute(COUNT_TURNS)
    with op.batch_alter_table("wave", table_kwargs={"sqlite_strict": True}) as wave:
        wave.alter_column("turn", existing_type=sa.Integer(), nullable=False)
        wave.create_check_constraint(op.f("ck_wave_turn"), "turn >= 0")
        wave.create_check_constraint(
            op.f("ck_wave_booklet_items"), "booklet_items BETWEEN 1 AND n_items"
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("wave", table_kwargs={"sqlite_strict": True}) as wave:
        wave.drop_constraint(op.f("ck_wave_booklet_items"), type_="check")
        wave.drop_constraint(op.f("ck_wave_turn"), type_="check")
        wave.drop_column("booklet_items")
        wave.drop_column("turn")
