"""Lists of people who are asked, as CSV or as a workbook."""
