"""How fast is it, beside doing no more than parsing the files?

``python -m benchmarks.speed --write`` measures all of it and writes it into
``docs/benchmarks.md``; ``docs/speed.md`` says what the figures mean.
"""
