"""How fast many prints are compared, and what it takes."""
