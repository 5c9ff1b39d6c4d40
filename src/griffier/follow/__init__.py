"""What became of it: promises, decisions and expectations of one paper, followed through the papers after it.

The way: a reading becomes a `Trace` (traces), its sentences are asked for signals (cues) and held against the items of
earlier papers (match); what a matching sentence says of an item is its verdict (verdicts); `replay` does this for the
papers of a dossier in the order of their days, and `status` tells how an item stands on a day.
"""
