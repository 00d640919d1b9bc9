"""Let waves send mail: a sealed token for each personal link, mail, and who sends it."""

import sqlalchemy as sa
from alembic import op

revision = "d2f8a6417c03"
down_revision = "7c1d5a90be42"
branch_labels = None
depends_on = None

# Strict tables of SQLite know neither dates nor stamps.
DAY = sa.Date().with_variant(sa.Text(), "sqlite")
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.add_column("invitation", sa.Column("sealed_token", sa.LargeBinary(), nullable=True))
    op.create_table(
        "mail",
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("wave_id", sa.Integer(), nullable=False),
        sa.Column("invitation", sa.LargeBinary(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("day", DAY, nullable=False),
        sa.CheckConstraint("length(key) = 16", name=op.f("ck_mail_key_length")),
        sa.CheckConstraint(
            "kind IN ('invitation', 'reminder', 'manual')", name=op.f("ck_mail_kind")
        ),
        sa.CheckConstraint(
            "state IN ('queued', 'sending', 'sent', 'failed')", name=op.f("ck_mail_state")
        ),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_mail_tries")),
        sa.ForeignKeyConstraint(
            ["invitation"],
            ["invitation.key"],
            name=op.f("fk_mail_invitation_invitation"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["wave_id"], ["wave.id"], name=op.f("fk_mail_wave_id_wave"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_mail")),
        sa.UniqueConstraint(
            "invitation", "kind", "number", name=op.f("uq_mail_invitation_kind_number")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_mail_wave_id"), "mail", ["wave_id"])
    lease = op.create_table(
        "mail_lease",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("holder", sa.LargeBinary(), nullable=True),
        sa.Column("until", MOMENT, nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_mail_lease_single")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail_lease")),
        sqlite_strict=True,
    )
    op.bulk_insert(lease, [{"id": 1}])


def downgrade() -> None:
    """Go back."""
    op.drop_table("mail_lease")
    op.drop_table("mail")
    op.drop_column("invitation", "sealed_token")
