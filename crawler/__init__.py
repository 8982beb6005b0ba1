"""Looks at the web. Knows nothing of verdicts."""
