"""A year of delivery: changes, queues, releases and what the tools recorded of them."""
