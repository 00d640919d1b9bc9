"""The time of each item, cut at every boundary and shared out among the stages."""
