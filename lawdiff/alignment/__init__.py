"""Which provision became which?"""
