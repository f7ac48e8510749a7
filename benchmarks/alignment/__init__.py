"""How well provisions are aligned: real prints and made cases, beside other methods."""
