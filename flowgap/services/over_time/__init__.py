"""What an engagement keeps from one result to the next."""
