"""The engagement folder: manifest and canonical tables, read with every refusal named."""
