"""What the program does: each verb of web and command line, without either."""
