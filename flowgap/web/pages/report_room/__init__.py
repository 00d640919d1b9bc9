"""Pages of the report room as plain data."""
