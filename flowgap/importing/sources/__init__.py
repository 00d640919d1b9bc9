"""What each tool exports, read into rows of the canonical files: one package or file per tool."""
