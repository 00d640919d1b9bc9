"""Keep with each published version which teams were known when it was published."""

import sqlalchemy as sa
from alembic import op

revision = "c7a05e84b13d"
down_revision = "9d41f7c2a6e8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.add_column("report_version", sa.Column("known", sa.Text(), nullable=True))


def downgrade() -> None:
    """Go back."""
    op.drop_column("report_version", "known")
