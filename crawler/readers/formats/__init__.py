"""Answers for programs: feeds, calendars, site maps, what a page states in schema.org's words."""
