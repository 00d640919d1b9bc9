"""Work items of Jira: REST bodies with their change log, and CSV without one."""
