"""Who may come in, and what they may do: accounts, roles, links, second factor."""
