"""Let firms publish reports: brand, editions, the draft, versions, their files and links."""

import sqlalchemy as sa
from alembic import op

revision = "5b8e2d71c4f9"
down_revision = "c7f20e94b1d3"
branch_labels = None
depends_on = None

# Strict tables of SQLite know neither stamps nor dates.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
DAY = sa.Date().with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "firm_logo",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_firm_logo_digest_length")),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_firm_logo_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firm_logo")),
        sa.UniqueConstraint(
            "workspace_id", "digest", name=op.f("uq_firm_logo_workspace_id_digest")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "firm_brand",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("firm", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("logo_digest", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_firm_brand_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_firm_brand")),
        sa.UniqueConstraint("workspace_id", name=op.f("uq_firm_brand_workspace_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "report_edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_report_edition_digest_length")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_report_edition_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_edition")),
        sa.UniqueConstraint(
            "engagement_id", "digest", name=op.f("uq_report_edition_engagement_id_digest")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "report_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("saved_by", sa.Text(), nullable=False),
        sa.CheckConstraint("revision > 0", name=op.f("ck_report_draft_revision")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_report_draft_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_draft")),
        sa.UniqueConstraint("engagement_id", name=op.f("uq_report_draft_engagement_id")),
        sqlite_strict=True,
    )
    op.create_table(
        "report_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("team", sa.Text(), nullable=True),
        sa.Column("results", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("published_at", MOMENT, nullable=False),
        sa.Column("published_by", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "audience IN ('executive', 'manager', 'everyone')",
            name=op.f("ck_report_version_audience"),
        ),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_report_version_digest_length")),
        sa.CheckConstraint("number > 0", name=op.f("ck_report_version_number")),
        sa.CheckConstraint(
            "(audience = 'manager') = (team IS NOT NULL)", name=op.f("ck_report_version_team")
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"],
            ["report_edition.id"],
            name=op.f("fk_report_version_edition_id_report_edition"),
        ),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_report_version_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_version")),
        sa.UniqueConstraint(
            "engagement_id", "number", name=op.f("uq_report_version_engagement_id_number")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_report_version_edition_id"), "report_version", ["edition_id"])
    op.create_table(
        "report_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_report_file_digest_length")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_report_file_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["report_version.id"],
            name=op.f("fk_report_file_version_id_report_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_file")),
        sa.UniqueConstraint(
            "version_id", "language", name=op.f("uq_report_file_version_id_language")
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "report_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.CheckConstraint("length(token_digest) = 32", name=op.f("ck_report_link_digest_length")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_report_link_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["report_version.id"],
            name=op.f("fk_report_link_version_id_report_version"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_link")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_report_link_token_digest")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_report_link_version_id"), "report_link", ["version_id"])
    op.create_table(
        "report_opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("link_id", sa.Integer(), nullable=False),
        sa.Column("opened_on", DAY, nullable=False),
        sa.Column("n_opened", sa.Integer(), nullable=False),
        sa.CheckConstraint("n_opened > 0", name=op.f("ck_report_opening_counted")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_report_opening_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["link_id"],
            ["report_link.id"],
            name=op.f("fk_report_opening_link_id_report_link"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_opening")),
        sa.UniqueConstraint(
            "link_id", "opened_on", name=op.f("uq_report_opening_link_id_opened_on")
        ),
        sqlite_strict=True,
    )


def downgrade() -> None:
    """Go back: what was published is lost."""
    for table in (
        "report_opening",
        "report_link",
        "report_file",
        "report_version",
        "report_draft",
        "report_edition",
        "firm_brand",
        "firm_logo",
    ):
        op.drop_table(table)
