"""Page objects: plain data in the reader's language, built from results, drawn by templates."""
