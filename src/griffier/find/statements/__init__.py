"""Statements: who decides, promises, asks, says, expects what. `reading.py` calls `statements.read`."""
