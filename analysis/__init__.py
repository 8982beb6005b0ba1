"""Judges, from SQLite only: no network access, no Scrapy, no clock.

The way of a fact:       ``facts`` loads rows, ``derive`` makes ``signals`` of them, ``rules/`` give a ``reason``
                         each, ``verdict`` takes the first, ``publish`` writes. Every threshold: ``policy``.
What signals are of:     ``activity/`` and ``rhythm/`` (posts), ``membership``, ``identity``, ``holder``,
                         ``succession``, ``witness``, ``records``; of several readings ``strongest`` takes one.
What is said beside it:  ``confidence``, ``plausibility``, ``software``, ``sentences``, ``schedule``.
For people:              ``choosing/`` (for one person), ``understanding/`` (a typed text), ``own_lists`` and ``audit``
                         (a list), ``changes``, ``exporting/`` (files), ``words/``.
How often we are wrong:  ``evaluation/``.
"""
