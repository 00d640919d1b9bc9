"""FlowGap: where the speed of AI coding assistants goes, and why it stays there."""

__version__ = "0.1.0"
