"""Keeps what was seen. Judges nothing."""
