"""Where does a reference in the law lead, and does it still lead there?"""
