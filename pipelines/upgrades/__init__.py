"""What was added to the database since its first tables (``pipelines/tables.py``), by number.

A migration that is out is never changed. A new one stands at the end of ``m019_on.py``, with the next number.
Views are no migrations: ``pipelines/views.py``.
"""

from __future__ import annotations

from pipelines.upgrades import m004_to_m013, m015_to_m018, m019_on

__all__ = ["m004_to_m013", "m015_to_m018", "m019_on"]
