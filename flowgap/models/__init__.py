"""Tables of the database."""

from flowgap.models.base import Base
from flowgap.models.engagement import Engagement, Result, Team
from flowgap.models.job import LIVE, Job, JobKind, JobState, WorkerBeat
from flowgap.models.mail import Mail, MailKind, MailLease, MailState
from flowgap.models.release import Release
from flowgap.models.response import Comment, Receipt, Response, SealedResponse
from flowgap.models.wave import Invitation, QuestionnaireVersion, TeamLink, Wave

__all__ = [
    "LIVE",
    "Base",
    "Comment",
    "Engagement",
    "Invitation",
    "Job",
    "JobKind",
    "JobState",
    "Mail",
    "MailKind",
    "MailLease",
    "MailState",
    "QuestionnaireVersion",
    "Receipt",
    "Release",
    "Response",
    "Result",
    "SealedResponse",
    "Team",
    "TeamLink",
    "Wave",
    "WorkerBeat",
]
