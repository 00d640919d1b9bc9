"""The figures of a result for other tools: tables, CSV, workbook, JSON and the codebook."""
