"""Networks of stations that work items pass: who waits where, and for how long."""
