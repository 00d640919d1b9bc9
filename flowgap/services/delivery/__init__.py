"""What the delivery data show: each item cut into stages, the gap, and what explains it."""
