"""The ordered list of migrations, filled by ``pipelines/tables.py`` and ``pipelines/upgrades.py``."""

from __future__ import annotations

from sqlite_utils import Migrations

migrations = Migrations("vitality")
