"""The release ledger: what was given out of an engagement, in a folder or in the database."""
