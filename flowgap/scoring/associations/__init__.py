"""What goes along with what: associations between opinions, not effects."""
