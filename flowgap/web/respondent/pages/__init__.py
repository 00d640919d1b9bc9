"""What each page of a respondent shows, as finished sentences."""
