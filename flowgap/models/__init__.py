"""Tables of the database."""

from flowgap.models.account import (
    Account,
    AccountLink,
    ApiToken,
    Identity,
    LinkKind,
    ManagedTeam,
    Membership,
    RecoveryCode,
    Role,
    SignIn,
    SignInTry,
    Workspace,
)
from flowgap.models.base import Base
from flowgap.models.data_import import DataImport
from flowgap.models.engagement import Engagement, Result, Team
from flowgap.models.job import LIVE, Job, JobKind, JobState, WorkerBeat
from flowgap.models.kept_file import KeptFile
from flowgap.models.mail import Mail, MailKind, MailLease, MailState
from flowgap.models.release import Release
from flowgap.models.response import Comment, Receipt, Response, SealedResponse
from flowgap.models.tenancy import Scope, confine, workspace_of
from flowgap.models.wave import Invitation, QuestionnaireVersion, TeamLink, Wave

__all__ = [
    "LIVE",
    "Account",
    "AccountLink",
    "ApiToken",
    "Base",
    "Comment",
    "DataImport",
    "Engagement",
    "Identity",
    "Invitation",
    "Job",
    "JobKind",
    "JobState",
    "KeptFile",
    "LinkKind",
    "Mail",
    "MailKind",
    "MailLease",
    "MailState",
    "ManagedTeam",
    "Membership",
    "QuestionnaireVersion",
    "Receipt",
    "RecoveryCode",
    "Release",
    "Response",
    "Result",
    "Role",
    "Scope",
    "SealedResponse",
    "SignIn",
    "SignInTry",
    "Team",
    "TeamLink",
    "Wave",
    "WorkerBeat",
    "Workspace",
    "confine",
    "workspace_of",
]
