"""What a schema cannot say about a questionnaire: one function per rule, faults as results."""
