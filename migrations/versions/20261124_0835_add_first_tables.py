"""Add the first tables: engagement, team, result, questionnaire version, wave, response."""

import sqlalchemy as sa
from alembic import op

revision = "048b275effe6"
down_revision = None
branch_labels = None
depends_on = None

# Strict tables of SQLite know neither dates nor stamps.
DAY = sa.Date().with_variant(sa.Text(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "engagement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("client", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.CheckConstraint("client <> '' AND title <> ''", name=op.f("ck_engagement_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_engagement")),
        sa.UniqueConstraint("client", "title", name=op.f("uq_engagement_client_title")),
        sa.UniqueConstraint("public_key", name=op.f("uq_engagement_public_key")),
        sqlite_strict=True,
    )
    op.create_table(
        "questionnaire_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("questionnaire", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("item_ids", sa.Text(), nullable=False),
        sa.Column("n_items", sa.Integer(), nullable=False),
        sa.CheckConstraint("n_items > 0", name=op.f("ck_questionnaire_version_has_items")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_questionnaire_version")),
        sa.UniqueConstraint("id", "n_items", name=op.f("uq_questionnaire_version_id_n_items")),
        sa.UniqueConstraint(
            "questionnaire", "version", name=op.f("uq_questionnaire_version_questionnaire_version")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "result",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("import_report", sa.Text(), nullable=False),
        sa.Column("computed_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_result_digest_length")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_result_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_result")),
        sa.UniqueConstraint("engagement_id", "digest", name=op.f("uq_result_engagement_id_digest")),
        sqlite_strict=True,
    )
    op.create_table(
        "team",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.CheckConstraint("name <> ''", name=op.f("ck_team_named")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_team_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_team")),
        sa.UniqueConstraint("engagement_id", "name", name=op.f("uq_team_engagement_id_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "wave",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("questionnaire_version_id", sa.Integer(), nullable=False),
        sa.Column("n_items", sa.Integer(), nullable=False),
        sa.Column("opened_on", DAY, nullable=False),
        sa.Column("closed_on", DAY, nullable=False),
        sa.CheckConstraint("closed_on >= opened_on", name=op.f("ck_wave_in_order")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_wave_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["questionnaire_version_id", "n_items"],
            ["questionnaire_version.id", "questionnaire_version.n_items"],
            name=op.f("fk_wave_questionnaire_version_id_n_items_questionnaire_version"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_wave")),
        sa.UniqueConstraint("engagement_id", "name", name=op.f("uq_wave_engagement_id_name")),
        sa.UniqueConstraint("id", "n_items", name=op.f("uq_wave_id_n_items")),
        sqlite_strict=True,
    )
    op.create_table(
        "response",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("n_items", sa.Integer(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(answers) = n_items", name=op.f("ck_response_all_items")),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_response_key_length")),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
            name=op.f("fk_response_team_id_team"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["wave_id", "n_items"],
            ["wave.id", "wave.n_items"],
            name=op.f("fk_response_wave_id_n_items_wave"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_response")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_response_wave_id"), "response", ["wave_id"])


def downgrade() -> None:
    """Go back."""
    for table in ("response", "wave", "team", "result", "questionnaire_version", "engagement"):
        op.drop_table(table)
