"""What others read: JSON and its schema."""
