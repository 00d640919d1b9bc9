"""Azure DevOps: pull requests with their threads, work items, builds and releases."""
