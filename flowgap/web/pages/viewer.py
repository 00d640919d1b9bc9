"""Who looks at a page, as its frame shows them."""

from dataclasses import dataclass

from flowgap.services.accounts.permissions import Right
from flowgap.services.accounts.sign_ins import SignedIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Name and workspace, and what the menu offers."""

    name: str
    workspace: str
    role: str
    sees_everything: bool
    can_edit: bool
    can_manage_people: bool
    can_manage_webhooks: bool


def viewer_of(found: SignedIn | None) -> Viewer | None:
    """Return who looks at the page, or nobody."""
    if found is None:
        return None
    return Viewer(
        name=found.name,
        workspace=found.workspace,
        role=f"accounts-role-{found.role}",
        sees_everything=found.may(Right.READ_ALL),
        can_edit=found.may(Right.EDIT),
        can_manage_people=found.may(Right.MANAGE_PEOPLE),
        can_manage_webhooks=found.may(Right.MANAGE_WEBHOOKS),
    )
