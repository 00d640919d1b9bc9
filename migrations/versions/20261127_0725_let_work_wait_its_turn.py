"""Let work wait its turn: jobs, and the workers that do them."""

import sqlalchemy as sa
from alembic import op

revision = "7c1d0e94ab52"
down_revision = "b7c1d4e8f205"
branch_labels = None
depends_on = None

# Strict tables of SQLite know neither dates nor stamps.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
IS_LIVE = sa.text("state IN ('queued', 'running')")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=True),
        sa.Column("input", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=True),
        sa.Column("n_done", sa.Integer(), nullable=False),
        sa.Column("n_total", sa.Integer(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=True),
        sa.Column("lease_until", MOMENT, nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.CheckConstraint("kind IN ('diagnose', 'render')", name=op.f("ck_job_kind")),
        sa.CheckConstraint(
            "state IN ('queued', 'running', 'done', 'failed')", name=op.f("ck_job_state")
        ),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_job_digest_length")),
        sa.CheckConstraint("(state = 'running') = (holder IS NOT NULL)", name=op.f("ck_job_held")),
        sa.CheckConstraint("(state = 'failed') = (error IS NOT NULL)", name=op.f("ck_job_told")),
        sa.CheckConstraint(
            "tries >= 0 AND n_done >= 0 AND n_total >= 0", name=op.f("ck_job_counts")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_job_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_job_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("public_key", name=op.f("uq_job_public_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_job_engagement_id"), "job", ["engagement_id"])
    op.create_index(op.f("ix_job_workspace_id"), "job", ["workspace_id"])
    op.create_index(op.f("ix_job_state"), "job", ["state"])
    op.create_index(
        "ix_job_digest",
        "job",
        ["digest"],
        unique=True,
        sqlite_where=IS_LIVE,
        postgresql_where=IS_LIVE,
    )
    op.create_table(
        "worker_beat",
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("beat_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("worker", name=op.f("pk_worker_beat")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Go back: what waits is forgotten, and has to be asked for again."""
    op.drop_table("worker_beat")
    op.drop_index("ix_job_digest", table_name="job")
    op.drop_index(op.f("ix_job_state"), table_name="job")
    op.drop_index(op.f("ix_job_workspace_id"), table_name="job")
    op.drop_index(op.f("ix_job_engagement_id"), table_name="job")
    op.drop_table("job")
