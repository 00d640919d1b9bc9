"""Any table with a mapping file: which column is which, and how its values are written."""
