"""Let people sign in: workspaces, accounts and what they may do; each engagement in a workspace."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "b7c1d4e8f205"
down_revision = "a4e90c57d1b6"
branch_labels = None
depends_on = None

# Strict tables of SQLite know no stamps.
MOMENT = sa.DateTime(timezone=True).with_variant(sa.Text(), "sqlite")
ADD_WORKSPACE = sa.text(
    "INSERT INTO workspace (name, public_key) SELECT 'Workspace', :key"
    " WHERE EXISTS (SELECT 1 FROM engagement)"
)
MOVE_IN = "UPDATE engagement SET workspace_id = (SELECT min(id) FROM workspace)"


def upgrade() -> None:
    """Go forward."""
    add_workspace()
    add_account()
    add_membership()
    add_proofs()
    op.add_column("engagement", sa.Column("workspace_id", sa.Integer(), nullable=True))
    # What was there before lies in one workspace, which its first owner may name.
    op.execute(ADD_WORKSPACE.bindparams(key=secrets.token_urlsafe(16)))
    op.execute(MOVE_IN)
    with op.batch_alter_table("engagement", table_kwargs={"sqlite_strict": True}) as engagement:
        engagement.alter_column("workspace_id", existing_type=sa.Integer(), nullable=False)
        engagement.drop_constraint(op.f("uq_engagement_client_title"), type_="unique")
        engagement.create_unique_constraint(
            op.f("uq_engagement_workspace_id_client_title"), ["workspace_id", "client", "title"]
        )
        engagement.create_foreign_key(
            op.f("fk_engagement_workspace_id_workspace"), "workspace", ["workspace_id"], ["id"]
        )


def add_workspace() -> None:
    op.create_table(
        "workspace",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.CheckConstraint("name <> ''", name=op.f("ck_workspace_named")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workspace")),
        sa.UniqueConstraint("name", name=op.f("uq_workspace_name")),
        sa.UniqueConstraint("public_key", name=op.f("uq_workspace_public_key")),
        sqlite_strict=True,
    )


def add_account() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("sealed_secret", sa.LargeBinary(), nullable=True),
        sa.Column("last_step", sa.Integer(), nullable=True),
        sa.Column("disabled_at", MOMENT, nullable=True),
        sa.CheckConstraint("email <> '' AND email = lower(email)", name=op.f("ck_account_email")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
        sa.UniqueConstraint("email", name=op.f("uq_account_email")),
        sqlite_strict=True,
    )
    op.create_table(
        "recovery_code",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(digest) = 32", name=op.f("ck_recovery_code_digest_length")),
        belongs_to("recovery_code", "account"),
        sa.PrimaryKeyConstraint("account_id", "digest", name=op.f("pk_recovery_code")),
        sqlite_strict=True,
    )


def add_membership() -> None:
    op.create_table(
        "membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=True),
        sa.CheckConstraint(
            "role IN ('owner', 'consultant', 'manager', 'viewer')", name=op.f("ck_membership_role")
        ),
        belongs_to("membership", "workspace"),
        belongs_to("membership", "account"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint(
            "workspace_id", "account_id", name=op.f("uq_membership_workspace_id_account_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_membership_account_id"), "membership", ["account_id"])
    op.create_table(
        "managed_team",
        sa.Column("membership_id", sa.Integer(), nullable=False),
        sa.Column("engagement_id", sa.Integer(), nullable=False),
        sa.Column("team", sa.Text(), nullable=False),
        sa.CheckConstraint("team <> ''", name=op.f("ck_managed_team_named")),
        belongs_to("managed_team", "membership"),
        belongs_to("managed_team", "engagement"),
        sa.PrimaryKeyConstraint(
            "membership_id", "engagement_id", "team", name=op.f("pk_managed_team")
        ),
        sqlite_strict=True,
    )


def add_proofs() -> None:
    op.create_table(
        "sign_in",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("device", sa.Text(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(token_digest) = 32", name=op.f("ck_sign_in_digest_length")),
        sa.CheckConstraint("ends_at > created_at", name=op.f("ck_sign_in_in_order")),
        belongs_to("sign_in", "account"),
        belongs_to("sign_in", "workspace"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in")),
        sa.UniqueConstraint("token_digest", name=op.f("uq_sign_in_token_digest")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_sign_in_account_id"), "sign_in", ["account_id"])
    op.create_table(
        "account_link",
        sa.Column("token_digest", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=True),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(token_digest) = 32", name=op.f("ck_account_link_digest_length")),
        sa.CheckConstraint(
            "kind IN ('invitation', 'password_reset', 'first_sign_in', 'second_factor')",
            name=op.f("ck_account_link_kind"),
        ),
        belongs_to("account_link", "account"),
        belongs_to("account_link", "workspace"),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_account_link")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_account_link_account_id"), "account_link", ["account_id"])
    op.create_table(
        "sign_in_try",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.CheckConstraint("length(key) = 32", name=op.f("ck_sign_in_try_key_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_try")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_sign_in_try_key"), "sign_in_try", ["key"])
    op.create_index(op.f("ix_sign_in_try_made_at"), "sign_in_try", ["made_at"])


def belongs_to(table: str, owner: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [f"{owner}_id"],
        [f"{owner}.id"],
        name=op.f(f"fk_{table}_{owner}_id_{owner}"),
        ondelete="CASCADE",
    )


def downgrade() -> None:
    """Go back. Two workspaces with a client and title in common cannot: they would be one."""
    with op.batch_alter_table("engagement", table_kwargs={"sqlite_strict": True}) as engagement:
        engagement.drop_constraint(op.f("fk_engagement_workspace_id_workspace"), type_="foreignkey")
        engagement.drop_constraint(op.f("uq_engagement_workspace_id_client_title"), type_="unique")
        engagement.create_unique_constraint(op.f("uq_engagement_client_title"), ["client", "title"])
        engagement.drop_column("workspace_id")
    for table in (
        "sign_in_try",
        "account_link",
        "sign_in",
        "managed_team",
        "membership",
        "recovery_code",
        "account",
        "workspace",
    ):
        op.drop_table(table)
