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
from flowgap.models.idempotency import IdempotentRequest
from flowgap.models.job import LIVE, Job, JobKind, JobState, WorkerBeat
from flowgap.models.kept_file import KeptFile
from flowgap.models.mail import Mail, MailKind, MailLease, MailState
from flowgap.models.over_time import (
    ActionState,
    Note,
    NoteKind,
    Prediction,
    PredictionKind,
    TakenAction,
)
from flowgap.models.questionnaire import OwnQuestionnaire
from flowgap.models.release import Release
from flowgap.models.report_room import (
    Audience,
    FirmBrand,
    FirmLogo,
    ReportDraft,
    ReportEdition,
    ReportFile,
    ReportLink,
    ReportOpening,
    ReportVersion,
)
from flowgap.models.response import Comment, Receipt, Response, SealedResponse
from flowgap.models.tenancy import Scope, confine, workspace_of
from flowgap.models.theme import ThemeName
from flowgap.models.wave import (
    Invitation,
    PreparedWave,
    QuestionnaireVersion,
    ReplacedLink,
    TeamLink,
    Wave,
    WaveCount,
)
from flowgap.models.webhook import MessageState, Webhook, WebhookEvent, WebhookMessage
from flowgap.models.what_if import WhatIfAnswer

__all__ = [
    "LIVE",
    "Account",
    "AccountLink",
    "ActionState",
    "ApiToken",
    "Audience",
    "Base",
    "Comment",
    "DataImport",
    "Engagement",
    "FirmBrand",
    "FirmLogo",
    "IdempotentRequest",
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
    "MessageState",
    "Note",
    "NoteKind",
    "OwnQuestionnaire",
    "Prediction",
    "PredictionKind",
    "PreparedWave",
    "QuestionnaireVersion",
    "Receipt",
    "RecoveryCode",
    "Release",
    "ReplacedLink",
    "ReportDraft",
    "ReportEdition",
    "ReportFile",
    "ReportLink",
    "ReportOpening",
    "ReportVersion",
    "Response",
    "Result",
    "Role",
    "Scope",
    "SealedResponse",
    "SignIn",
    "SignInTry",
    "TakenAction",
    "Team",
    "TeamLink",
    "ThemeName",
    "Wave",
    "WaveCount",
    "Webhook",
    "WebhookEvent",
    "WebhookMessage",
    "WhatIfAnswer",
    "WorkerBeat",
    "Workspace",
    "confine",
    "workspace_of",
]
