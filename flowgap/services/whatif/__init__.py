"""What-if questions: asked, answered on the network of the client, kept."""
