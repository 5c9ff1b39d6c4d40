"""Source text to clean text, with the exact way back."""
