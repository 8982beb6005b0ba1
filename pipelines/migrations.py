"""The ordered list of migrations, filled by ``pipelines/tables.py`` and ``pipelines/upgrades.py``."""

from __future__ import annotations

from sqlite_utils import Migrations

migrations = Migrations("vitality")

#: Migrations that made views, before these had a place of their own: older databases name them.
RETIRED = frozenset({"m003_views", "m009_own_errors", "m014_wrong_clocks"})
