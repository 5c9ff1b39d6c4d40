"""griffier reads what a government writes to its parliament and keeps it to its word."""

__version__ = "0.1.0"
