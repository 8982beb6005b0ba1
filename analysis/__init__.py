"""Judges, from SQLite only: no network access, no Scrapy, no clock.

The way of a fact:      ``facts`` loads rows, ``derive`` makes ``signals`` of them, ``rules/`` give a
                        ``reason`` each, ``verdict`` takes the first, ``publish`` writes what has changed
                        (``publishing/``). Every threshold stands in ``policy``.
What signals are of:    ``activity/`` and ``rhythm/`` (posts), ``membership``, ``identity``, ``holder``,
                        ``witness``, ``records``; of several readings ``strongest`` takes one.
Beside the verdict:     ``confidence``, ``plausibility``, ``software``, ``sentences``, ``schedule``.
For people:             ``choosing/`` (for one person), ``understanding/`` (a typed text), ``own_lists`` and
                        ``audit`` (a list), ``changes``, ``exporting/`` (files), ``words/``.
How often it is wrong:  ``evaluation/``.
"""
