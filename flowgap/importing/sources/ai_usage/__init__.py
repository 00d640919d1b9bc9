"""Who used an AI tool when, as the tools report it, without who it was."""
