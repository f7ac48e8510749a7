"""How does a person, or a program, read it?"""
