"""Every tool that `flowgap import` reads files of, by the name of its command."""

from collections.abc import Mapping
from typing import Final

from flowgap.importing.harvest import Importer
from flowgap.importing.sources.ai_usage.claude_code import read_claude_code
from flowgap.importing.sources.ai_usage.copilot import read_copilot
from flowgap.importing.sources.ai_usage.cursor import read_cursor
from flowgap.importing.sources.azure.importer import read_azure
from flowgap.importing.sources.bitbucket.importer import read_bitbucket
from flowgap.importing.sources.deployments.importer import read_deployments
from flowgap.importing.sources.devlake.files import read_devlake
from flowgap.importing.sources.github.importer import read_github
from flowgap.importing.sources.gitlab.importer import read_gitlab
from flowgap.importing.sources.jira.files import read_jira
from flowgap.importing.sources.linear import read_linear
from flowgap.importing.sources.opsgenie import read_opsgenie
from flowgap.importing.sources.pagerduty import read_pagerduty
from flowgap.importing.sources.servicenow import read_servicenow

SOURCES: Final[Mapping[str, Importer]] = {
    "github": read_github,
    "gitlab": read_gitlab,
    "bitbucket": read_bitbucket,
    "azure": read_azure,
    "deployments": read_deployments,
    "jira": read_jira,
    "linear": read_linear,
    "pagerduty": read_pagerduty,
    "opsgenie": read_opsgenie,
    "servicenow": read_servicenow,
    "copilot": read_copilot,
    "claude-code": read_claude_code,
    "cursor": read_cursor,
    "devlake": read_devlake,
}
"""In the order of the help."""
