"""Keep releases: what was given out of an engagement, so that a later result can be refused."""

import sqlalchemy as sa
from alembic import op

revision = "a4e90c57d1b6"
down_revision = "e41b7f0c9d58"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "release",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("wave", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_release_digest_length")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_release_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_release")),
        sa.UniqueConstraint(
            "engagement_id", "digest", name=op.f("uq_release_engagement_id_digest")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_release_wave"), "release", ["wave"])


def downgrade() -> None:
    """Go back."""
    op.drop_index(op.f("ix_release_wave"), table_name="release")
    op.drop_table("release")
