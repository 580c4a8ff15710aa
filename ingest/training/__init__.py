"""What the learned parts learn from: passages that readers marked, kept without text, and the commands that learn."""
