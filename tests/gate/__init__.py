"""The quality gate: pinned floors on frozen gold papers."""
