"""What a history of many prints costs."""
