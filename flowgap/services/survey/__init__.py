"""What people answered: read, passed through the gate, scored and put into words."""
