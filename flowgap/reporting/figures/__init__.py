"""Every figure of a result as one flat list, and what each of them means."""
