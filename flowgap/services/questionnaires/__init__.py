"""Questionnaires of a workspace: wording them on pages, publishing them, finding them again."""
