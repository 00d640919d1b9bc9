"""What is asked of GitHub's GraphQL API."""

from typing import Final

NESTED: Final = ("reviews", "comments", "commits", "timelineItems")
"""Lists of a pull request that may go on beyond their first page."""

_PAGE: Final = "pageInfo { hasNextPage endCursor }"
_EVENTS: Final = "[READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT, REOPENED_EVENT, CLOSED_EVENT]"
_FIELDS: Final = {
    "reviews": f"totalCount {_PAGE} nodes {{ author {{ __typename login }} state submittedAt }}",
    "comments": f"totalCount {_PAGE} nodes {{ author {{ __typename login }} createdAt }}",
    "commits": (
        f"totalCount {_PAGE} nodes {{ commit {{ oid authoredDate committedDate message "
        "author { user { login } } } }"
    ),
    "timelineItems": (
        f"{_PAGE} nodes {{ __typename"
        " ... on ReadyForReviewEvent { createdAt } ... on ConvertToDraftEvent { createdAt }"
        " ... on ReopenedEvent { createdAt } ... on ClosedEvent { createdAt } }"
    ),
}
_ARGUMENTS: Final = {"timelineItems": f", itemTypes: {_EVENTS}"}


def _nested(name: str, first: str = "100") -> str:
    return f"{name}(first: {first}{_ARGUMENTS.get(name, '')}) {{ {_FIELDS[name]} }}"


PULLS: Final = f"""
query($owner: String!, $name: String!, $size: Int!, $after: String) {{
  repository(owner: $owner, name: $name) {{
    id
    nameWithOwner
    defaultBranchRef {{ name }}
    pullRequests(first: $size, after: $after, orderBy: {{field: UPDATED_AT, direction: DESC}}) {{
      totalCount
      {_PAGE}
      nodes {{
        number url title body state isDraft createdAt updatedAt closedAt mergedAt
        author {{ __typename login }}
        baseRefName headRefName headRefOid isCrossRepository mergeCommit {{ oid }}
        additions deletions changedFiles
        labels(first: 50) {{ nodes {{ name }} }}
        {" ".join(_nested(name) for name in NESTED)}
      }}
    }}
  }}
}}"""

DEPLOYMENTS: Final = f"""
query($owner: String!, $name: String!, $size: Int!, $after: String) {{
  repository(owner: $owner, name: $name) {{
    id
    nameWithOwner
    deployments(first: $size, after: $after, orderBy: {{field: CREATED_AT, direction: DESC}}) {{
      totalCount
      {_PAGE}
      nodes {{
        databaseId environment createdAt updatedAt state commitOid
        repository {{ nameWithOwner }}
        statuses(first: 100) {{ nodes {{ state createdAt }} }}
      }}
    }}
  }}
}}"""


def nested_query(name: str) -> str:
    """Return the query for a further page of one list of a pull request."""
    return f"""
query($owner: String!, $name: String!, $number: Int!, $size: Int!, $after: String) {{
  repository(owner: $owner, name: $name) {{
    pullRequest(number: $number) {{ {_nested(name, "$size, after: $after")} }}
  }}
}}"""
