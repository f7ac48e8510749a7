"""The long run of the fuzzer: ``python -m tests.fuzzing``, see its ``--help``."""
