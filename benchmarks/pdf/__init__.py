"""How well prints are read from PDF, held against the same prints in XML."""
