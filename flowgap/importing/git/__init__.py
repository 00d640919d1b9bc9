"""A git history as changes and deployments: releases stand in for deployments."""
