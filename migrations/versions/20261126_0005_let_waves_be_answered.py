"""Let waves be answered: links, sealed answers, comments, receipts.

The tables of waves and responses are made anew: until now nothing wrote to them.
"""

import sqlalchemy as sa
from alembic import op

revision = "7c1d5a90be42"
down_revision = "048b275effe6"
branch_labels = None
depends_on = None

# Strict tables of SQLite know neither dates nor stamps nor truth values.
DAY = sa.Date().with_variant(sa.Text(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
FLAG = sa.Boolean().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    for table in ("response", "wave"):
        op.drop_table(table)
    op.create_table(
        "wave",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("questionnaire_version_id", sa.Integer(), nullable=False),
        sa.Column("n_items", sa.Integer(), nullable=False),
        sa.Column("opens_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("promise", sa.Text(), nullable=False),
        sa.CheckConstraint("closes_at > opens_at", name=op.f("ck_wave_in_order")),
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
        "invitation",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("is_used", FLAG, nullable=False),
        sa.Column("wants_reminders", FLAG, nullable=False),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_invitation_key_length")),
        sa.CheckConstraint("length(token_digest) = 32", name=op.f("ck_invitation_digest_length")),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
            name=op.f("fk_invitation_team_id_team"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["wave_id"], ["wave.id"], name=op.f("fk_invitation_wave_id_wave"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_invitation")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_invitation_token_digest")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_invitation_wave_id"), "invitation", ["wave_id"])
    op.create_table(
        "team_link",
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("code_digest", sa.LargeBinary(), nullable=False),
        sa.Column("n_invited", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(token_digest) = 32", name=op.f("ck_team_link_digest_length")),
        sa.CheckConstraint("n_invited >= 0", name=op.f("ck_team_link_invited")),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
            name=op.f("fk_team_link_team_id_team"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["wave_id"], ["wave.id"], name=op.f("fk_team_link_wave_id_wave"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("wave_id", "team_id", name=op.f("pk_team_link")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_team_link_code_digest")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_team_link_token_digest")),
        sqlite_strict=True,
    )
    op.create_table(
        "sealed_response",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_sealed_response_key_length")),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
            name=op.f("fk_sealed_response_team_id_team"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["wave_id"],
            ["wave.id"],
            name=op.f("fk_sealed_response_wave_id_wave"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_sealed_response")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sealed_response_wave_id"), "sealed_response", ["wave_id"])
    op.create_table(
        "response",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("n_items", sa.Integer(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.Column("particulars", sa.Text(), nullable=False),
        sa.CheckConstraint("length(answers) = n_items", name=op.f("ck_response_all_items")),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_response_key_length")),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
            name=op.f("fk_response_team_id_team"),
            initially="DEFERRED",
            deferrable=True,
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
    op.create_table(
        "comment",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("text <> ''", name=op.f("ck_comment_not_empty")),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_comment_key_length")),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["team.id"],
            name=op.f("fk_comment_team_id_team"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["wave_id"], ["wave.id"], name=op.f("fk_comment_wave_id_wave"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_comment")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_comment_wave_id"), "comment", ["wave_id"])
    op.create_table(
        "receipt",
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("length(digest) = 32", name=op.f("ck_receipt_digest_length")),
        sa.ForeignKeyConstraint(
            ["wave_id"], ["wave.id"], name=op.f("fk_receipt_wave_id_wave"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_receipt")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_receipt_wave_id"), "receipt", ["wave_id"])


def downgrade() -> None:
    """Go back."""
    for table in (
        "receipt",
        "comment",
        "response",
        "sealed_response",
        "team_link",
        "invitation",
        "wave",
    ):
        op.drop_table(table)
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
