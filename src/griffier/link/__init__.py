"""Links within a paper: overlaps settled, short forms led to what they lean on."""
