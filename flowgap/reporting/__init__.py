"""From a result to a document, to HTML, to a PDF."""
