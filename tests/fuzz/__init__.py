"""Targets for fuzzing, one for each format and one for the finders; tests and `run.py` call the same functions."""
