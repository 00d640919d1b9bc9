"""Webhooks: where they may lead, how they are signed, and the way there."""
