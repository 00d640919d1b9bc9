"""Keep the files of engagements, and let them be computed anew."""

import sqlalchemy as sa
from alembic import op

revision = "e7b41c05d2f8"
down_revision = "d5e0a7b3c914"
branch_labels = None
depends_on = None

# Strict tables of SQLite know no stamps.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
KINDS = "kind IN ('diagnose', 'import', 'recompute', 'render', 'what_if')"
EARLIER_KINDS = "kind IN ('diagnose', 'render')"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "kept_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("n_bytes", sa.Integer(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_kept_file_digest_length")),
        sa.CheckConstraint("name <> ''", name=op.f("ck_kept_file_named")),
        sa.CheckConstraint("n_bytes >= 0", name=op.f("ck_kept_file_size")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_kept_file_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_file")),
        sa.UniqueConstraint("engagement_id", "name", name=op.f("uq_kept_file_engagement_id_name")),
        sqlite_strict=True,
    )
    _let_kinds_be(KINDS)


def downgrade() -> None:
    """Go back; jobs of a kind that was not known are forgotten."""
    op.execute(f"DELETE FROM job WHERE NOT ({EARLIER_KINDS})")  # noqa: S608 - our own words
    _let_kinds_be(EARLIER_KINDS)
    op.drop_table("kept_file")


def _let_kinds_be(condition: str) -> None:
    with op.batch_alter_table("job", table_kwargs={"sqlite_strict": True}) as job:
        job.drop_constraint(op.f("ck_job_kind"), type_="check")
        job.create_check_constraint(op.f("ck_job_kind"), condition)
