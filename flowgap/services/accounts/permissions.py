"""Who may do what: the one table of it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from flowgap.errors import FlowGapError
from flowgap.models import Role


class Right(StrEnum):
    """What a role may allow. `READ` is of own teams where a manager reads, else of all."""

    READ = "read"
    READ_ALL = "read_all"
    EDIT = "edit"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_WEBHOOKS = "manage_webhooks"


RIGHTS: Final[Mapping[Role, frozenset[Right]]] = {
    Role.OWNER: frozenset(Right),
    Role.CONSULTANT: frozenset({Right.READ, Right.READ_ALL, Right.EDIT}),
    Role.MANAGER: frozenset({Right.READ}),
    Role.VIEWER: frozenset({Right.READ, Right.READ_ALL}),
}


class NotAllowedError(FlowGapError):
    """The role does not allow it."""


def may(role: Role, right: Right) -> bool:
    """Tell whether a role allows something."""
    return right in RIGHTS[role]
