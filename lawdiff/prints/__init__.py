"""What does this print say?"""
