"""Keep answers to what-if questions."""

import sqlalchemy as sa
from alembic import op

revision = "f3a8d60c17b4"
down_revision = "e7b41c05d2f8"
branch_labels = None
depends_on = None

# Strict tables of SQLite know no stamps.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "what_if_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("computed_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_what_if_answer_digest_length")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_what_if_answer_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_what_if_answer")),
        sa.UniqueConstraint(
            "engagement_id", "digest", name=op.f("uq_what_if_answer_engagement_id_digest")
        ),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("what_if_answer")
