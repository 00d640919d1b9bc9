"""CSV files as untrusted input: bytes to records, records to typed columns."""
