"""Keep with each wave when its answers were deleted: no row of them tells that afterwards."""

import sqlalchemy as sa
from alembic import op

revision = "4be19d7703fa"
down_revision = "c7a05e84b13d"
branch_labels = None
depends_on = None

# Strict tables of SQLite know no stamps.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")


def upgrade() -> None:
    """Go forward."""
    op.add_column("wave", sa.Column("erased_at", MOMENT, nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("wave", "erased_at")
