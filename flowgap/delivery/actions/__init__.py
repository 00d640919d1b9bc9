"""Did an action work? Its stage's time before and after it, against what would have been."""
