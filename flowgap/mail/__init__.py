"""Mail to people who are asked: addresses, letters, and the door to the mail server."""
