"""Pull requests of GitHub, in whatever form they were taken out of it."""
