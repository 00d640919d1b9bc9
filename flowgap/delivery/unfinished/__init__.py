"""Lead time with unfinished work in it: what an average of delivered work cannot see."""
