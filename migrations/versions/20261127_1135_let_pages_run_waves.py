"""Let pages run waves: counts by day, waves in preparation, questionnaires of a workspace."""

import sqlalchemy as sa
from alembic import op

revision = "a61f0c3d9e27"
down_revision = "a1f63c0e9d27"
branch_labels = None
depends_on = None

# Strict tables of SQLite know neither stamps nor dates.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
DAY = sa.Date().with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    _add_counts()
    _add_prepared_waves()
    _add_questionnaires()


def downgrade() -> None:
    """Go back."""
    for table in ("own_questionnaire", "prepared_wave", "wave_count"):
        op.drop_table(table)


def _add_counts() -> None:
    op.create_table(
        "wave_count",
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("day", DAY, nullable=False),
        sa.Column("least", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=False),
        sa.CheckConstraint("0 <= least AND least <= most", name=op.f("ck_wave_count_in_order")),
        sa.ForeignKeyConstraint(
            ["wave_id"], ["wave.id"], name=op.f("fk_wave_count_wave_id_wave"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("wave_id", "day", name=op.f("pk_wave_count")),
        sqlite_strict=True,
    )


def _add_prepared_waves() -> None:
    op.create_table(
        "prepared_wave",
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.CheckConstraint("revision > 0", name=op.f("ck_prepared_wave_revision")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_prepared_wave_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("engagement_id", name=op.f("pk_prepared_wave")),
        sqlite_strict=True,
    )


def _add_questionnaires() -> None:
    op.create_table(
        "own_questionnaire",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("edited_by", sa.Text(), nullable=False),
        sa.Column("edited_at", MOMENT, nullable=False),
        sa.Column("published_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "version > 0 AND revision > 0", name=op.f("ck_own_questionnaire_counted")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_own_questionnaire_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_questionnaire")),
        sa.UniqueConstraint("name", "version", name=op.f("uq_own_questionnaire_name_version")),
        sa.UniqueConstraint("public_key", name=op.f("uq_own_questionnaire_public_key")),
        sqlite_strict=True,
    )
    op.create_index(
        op.f("ix_own_questionnaire_workspace_id"), "own_questionnaire", ["workspace_id"]
    )
