"""Figures that stand beside the ledger."""
