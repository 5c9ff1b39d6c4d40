"""The notations of official documents: each parsed and printed alone, without any paper at hand."""
