"""Alder Freight, the fictitious client of the example engagement."""
