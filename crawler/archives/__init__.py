"""Web archives: where to ask, which captures tell most, what a capture shows. Pure: it fetches nothing."""
