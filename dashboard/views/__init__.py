"""One module a page: it asks, loads, computes and draws, in that order."""
