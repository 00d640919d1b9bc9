"""Let people name themes: what somebody calls a theme of the comments of a wave."""

import sqlalchemy as sa
from alembic import op

revision = "c7f20e94b1d3"
down_revision = "b84d2f6a91c3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "theme_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("wave", sa.Text(), nullable=False),
        sa.Column("words_digest", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint("length(words_digest) = 32", name=op.f("ck_theme_name_digest_length")),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_theme_name_name_length")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_theme_name_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_name")),
        sa.UniqueConstraint(
            "engagement_id",
            "wave",
            "words_digest",
            name=op.f("uq_theme_name_engagement_id_wave_words_digest"),
        ),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("theme_name")
