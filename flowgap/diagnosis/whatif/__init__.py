"""What if: the client's own flow, replayed with other capacity, speed, limits or calendar."""
