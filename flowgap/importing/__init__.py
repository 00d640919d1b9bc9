"""What people have, turned into the canonical files."""
