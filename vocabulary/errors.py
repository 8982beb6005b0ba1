"""The base of this project's own errors: what a caller may expect, and say in one sentence."""

from __future__ import annotations


class VitalityError(Exception):
    """Something that is known to happen; its text is a sentence for a person."""
