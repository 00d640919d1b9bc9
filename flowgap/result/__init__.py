"""The result of a diagnosis as plain data: the only thing that leaves FlowGap."""
