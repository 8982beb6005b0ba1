"""Judges, from SQLite only: no network access, no Scrapy, no clock."""
