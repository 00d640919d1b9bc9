"""Whether people of a team speak of one thing: how teams differ, how far their people agree."""
