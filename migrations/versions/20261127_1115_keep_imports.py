"""Keep what each import of data brought, and how its columns were read."""

import sqlalchemy as sa
from alembic import op

revision = "b84d2f6a91c3"
down_revision = "a61f0c3d9e27"
branch_labels = None
depends_on = None

# Strict tables of SQLite know no stamps.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "data_import",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("job_key", sa.Text(), nullable=False),
        sa.Column("tool", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("mapping", sa.Text(), nullable=True),
        sa.Column("header_digest", sa.Text(), nullable=True),
        sa.Column("imported_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(header_digest) = 64", name=op.f("ck_data_import_digest_length")),
        sa.CheckConstraint("tool <> ''", name=op.f("ck_data_import_named")),
        sa.ForeignKeyConstraint(
            ["engagement_id"],
            ["engagement.id"],
            name=op.f("fk_data_import_engagement_id_engagement"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_import")),
        sa.UniqueConstraint("job_key", name=op.f("uq_data_import_job_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_data_import_engagement_id"), "data_import", ["engagement_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_index(op.f("ix_data_import_engagement_id"), table_name="data_import")
    op.drop_table("data_import")
