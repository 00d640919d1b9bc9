"""Delivery measurement: the stage ledger, its intervals and the flow gap. Pure."""
