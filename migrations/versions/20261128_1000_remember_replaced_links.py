"""Remember which links of teams were replaced by new ones, so that whoever has one is told."""

import sqlalchemy as sa
from alembic import op

revision = "e60c2f8a91b7"
down_revision = "4be19d7703fa"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "replaced_link",
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("code_digest", sa.LargeBinary(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "length(token_digest) = 32", name=op.f("ck_replaced_link_digest_length")
        ),
        sa.ForeignKeyConstraint(
            ["wave_id"], ["wave.id"], name=op.f("fk_replaced_link_wave_id_wave"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_replaced_link")),
        sa.UniqueConstraint("code_digest", name=op.f("uq_replaced_link_code_digest")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_replaced_link_wave_id"), "replaced_link", ["wave_id"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("replaced_link")
