"""Who may have answered without reading: graded flags, and what changes without them."""
