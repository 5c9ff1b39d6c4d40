"""Gold papers and their scorer."""
