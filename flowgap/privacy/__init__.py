"""The one privacy gate: what may leave, decided before anything is scored. Pure."""
