"""Many at once, and nothing lost."""
