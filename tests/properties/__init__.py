"""What must hold for any text, held by generated ones."""
