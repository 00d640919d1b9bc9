"""Let programs ask twice: the answer to a request that its sender gave a key."""

import sqlalchemy as sa
from alembic import op

revision = "a41b7c6e0d25"
down_revision = "f3a8d60c17b4"
branch_labels = None
depends_on = None

# Strict tables of SQLite know no stamps.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "idempotent_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("token_id", sa.Integer(), nullable=False),
        sa.Column("key_digest", sa.LargeBinary(), nullable=False),
        sa.Column("request_digest", sa.LargeBinary(), nullable=False),
        sa.Column("attempt", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("location", sa.Text(), nullable=True),
        sa.Column("begun_at", MOMENT, nullable=False),
        sa.CheckConstraint(
            "length(key_digest) = 32", name=op.f("ck_idempotent_request_key_digest_length")
        ),
        sa.CheckConstraint(
            "length(request_digest) = 32", name=op.f("ck_idempotent_request_request_digest_length")
        ),
        sa.CheckConstraint(
            "length(attempt) = 16", name=op.f("ck_idempotent_request_attempt_length")
        ),
        sa.CheckConstraint(
            "(body IS NULL) = (location IS NULL)", name=op.f("ck_idempotent_request_answered")
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_idempotent_request_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["token_id"],
            ["api_token.id"],
            name=op.f("fk_idempotent_request_token_id_api_token"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotent_request")),
        sa.UniqueConstraint(
            "token_id", "key_digest", name=op.f("uq_idempotent_request_token_id_key_digest")
        ),
        sqlite_strict=True,
    )
    for column in ("workspace_id", "begun_at"):
        op.create_index(op.f(f"ix_idempotent_request_{column}"), "idempotent_request", [column])


def downgrade() -> None:
    """Go back."""
    op.drop_table("idempotent_request")
