"""Keep what happens over time: notes, actions that are taken, and predictions."""

import sqlalchemy as sa
from alembic import op

revision = "a1f63c0e9d27"
down_revision = "b83e5d1f7a90"
branch_labels = None
depends_on = None

# Strict tables of SQLite know neither stamps nor days nor truth values nor double precision.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
DAY = sa.Date().with_variant(sa.Text(), "sqlite")
FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")
DAYS: sa.types.TypeEngine[float] = sa.Double().with_variant(sa.REAL(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    _add_notes()
    _add_actions()
    _add_predictions()


def downgrade() -> None:
    """Go back."""
    op.drop_table("prediction")
    op.drop_table("taken_action")
    op.drop_table("note")


def _add_notes() -> None:
    op.create_table(
        "note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("day", DAY, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=True),
        sa.CheckConstraint("length(text) BETWEEN 1 AND 200", name=op.f("ck_note_text_length")),
        _belongs("note"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("public_key", name=op.f("uq_note_public_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_note_engagement_id"), "note", ["engagement_id"])


def _add_actions() -> None:
    op.create_table(
        "taken_action",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("dimension", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("started_on", DAY, nullable=True),
        sa.Column("expected_days", DAYS, nullable=True),
        sa.Column("expected_low", DAYS, nullable=True),
        sa.Column("expected_high", DAYS, nullable=True),
        sa.Column("result_digest", sa.Text(), nullable=True),
        sa.Column("playbook_id", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(title) BETWEEN 1 AND 120", name=op.f("ck_taken_action_title_length")
        ),
        sa.CheckConstraint("length(owner) <= 80", name=op.f("ck_taken_action_owner_length")),
        sa.CheckConstraint(
            "started_on IS NOT NULL OR state <> 'running'",
            name=op.f("ck_taken_action_running_has_day"),
        ),
        sa.CheckConstraint(
            "started_on IS NOT NULL OR state <> 'done'", name=op.f("ck_taken_action_done_has_day")
        ),
        _belongs("taken_action"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taken_action")),
        sa.UniqueConstraint("public_key", name=op.f("uq_taken_action_public_key")),
        sa.UniqueConstraint(
            "engagement_id",
            "result_digest",
            "playbook_id",
            name=op.f("uq_taken_action_engagement_id_result_digest_playbook_id"),
        ),
        sqlite_strict=True,
    )


def _add_predictions() -> None:
    op.create_table(
        "prediction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("result_digest", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("simulated", FLAG, nullable=False),
        sa.Column("stated_at", MOMENT, nullable=False),
        sa.Column("expected_days", DAYS, nullable=False),
        sa.Column("low", DAYS, nullable=False),
        sa.Column("high", DAYS, nullable=False),
        sa.Column("p_faster", DAYS, nullable=False),
        sa.Column("judged_digest", sa.Text(), nullable=True),
        sa.Column("observed_days", DAYS, nullable=True),
        sa.Column("observed_low", DAYS, nullable=True),
        sa.Column("observed_high", DAYS, nullable=True),
        sa.CheckConstraint("length(result_digest) = 64", name=op.f("ck_prediction_digest_length")),
        sa.CheckConstraint(
            "low <= expected_days AND expected_days <= high", name=op.f("ck_prediction_interval")
        ),
        sa.CheckConstraint("p_faster BETWEEN 0 AND 1", name=op.f("ck_prediction_chance")),
        sa.CheckConstraint(
            "(judged_digest IS NULL) = (observed_days IS NULL)",
            name=op.f("ck_prediction_judged_or_not"),
        ),
        _belongs("prediction"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_prediction")),
        sa.UniqueConstraint(
            "engagement_id",
            "result_digest",
            "kind",
            "subject",
            name=op.f("uq_prediction_engagement_id_result_digest_kind_subject"),
        ),
        sqlite_strict=True,
    )


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["engagement_id"],
        ["engagement.id"],
        name=op.f(f"fk_{table}_engagement_id_engagement"),
        ondelete="CASCADE",
    )
