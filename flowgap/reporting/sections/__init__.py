"""One module for each page of the report: from a result to blocks of printed text."""
