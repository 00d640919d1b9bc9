"""Pages with which an engagement is set up: settings, teams, data, files."""
