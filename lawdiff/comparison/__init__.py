"""What changed, and what kind of change is it?"""
