"""From answers to scores: points, people, teams, the company, change. Pure."""
