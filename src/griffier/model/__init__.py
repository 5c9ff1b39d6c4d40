"""Frozen values of one reading: no files, no patterns, no clock."""
