"""Survey and delivery data together: witnesses, findings, actions. Pure."""
