"""The folder of each engagement as the database keeps it, and laying it out to work on."""
