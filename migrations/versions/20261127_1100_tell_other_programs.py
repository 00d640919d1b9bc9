"""Tell other programs: addresses of a workspace, and the messages on their way there."""

import sqlalchemy as sa
from alembic import op

revision = "b83e5d1f7a90"
down_revision = "a41b7c6e0d25"
branch_labels = None
depends_on = None

# Strict tables of SQLite know no stamps.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "webhook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("events", sa.Text(), nullable=False),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_before", sa.LargeBinary(), nullable=True),
        sa.Column("sealed_before_until", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.CheckConstraint("url <> '' AND events <> ''", name=op.f("ck_webhook_filled")),
        sa.CheckConstraint(
            "(sealed_before IS NULL) = (sealed_before_until IS NULL)",
            name=op.f("ck_webhook_both_or_none"),
        ),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_webhook_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook")),
        sa.UniqueConstraint("public_key", name=op.f("uq_webhook_public_key")),
        sa.UniqueConstraint("workspace_id", "url", name=op.f("uq_webhook_workspace_id_url")),
        sqlite_strict=True,
    )
    op.create_table(
        "webhook_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("webhook_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "event IN ('wave.closed', 'result.ready', 'report.ready', 'webhook.test')",
            name=op.f("ck_webhook_message_event"),
        ),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'delivered', 'failed')",
            name=op.f("ck_webhook_message_state"),
        ),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_webhook_message_tries")),
        sa.ForeignKeyConstraint(
            ["workspace_id"],
            ["workspace.id"],
            name=op.f("fk_webhook_message_workspace_id_workspace"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["webhook_id"],
            ["webhook.id"],
            name=op.f("fk_webhook_message_webhook_id_webhook"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_message")),
        sa.UniqueConstraint("public_key", name=op.f("uq_webhook_message_public_key")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_webhook_message_webhook_id"), "webhook_message", ["webhook_id"])
    op.create_index("ix_webhook_message_state_due_at", "webhook_message", ["state", "due_at"])


def downgrade() -> None:
    """Go back."""
    op.drop_table("webhook_message")
    op.drop_table("webhook")
