"""How many made mistakes in the code the tests notice."""
