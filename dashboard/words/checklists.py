"""What a person can check by hand in a minute where we cannot look: a short list for each case.

The English is the message; the French stands in ``locale/``.
"""

from __future__ import annotations

from dashboard.words.labels import _

_NEWEST = _("Is there a post of less than a month that a member wrote, not the owner of the site?")
_PEOPLE = _(
    "How many different people wrote within the last month? Fewer than three is a bad sign."
)
_ANSWERS = _("Open a question asked last month: has anybody answered it?")
_ASK = _("Ask a member: when did you last meet or get help from somebody there?")

#: Cause of "unobservable", or state, -> what to do, in order.
CHECKLISTS: dict[str, tuple[str, ...]] = {
    "robots": (
        _("Open the address in your browser: the site only asks robots to stay away, not you."),
        _NEWEST,
        _PEOPLE,
        _ANSWERS,
    ),
    "login": (
        _("Log in, or ask a member to show you the group that fits the trade."),
        _NEWEST,
        _PEOPLE,
        _ANSWERS,
    ),
    "blocked": (
        _("Open the address in your browser: the site only blocks automatic visits."),
        _("On a very large network, look at the group that fits the trade, not at the whole."),
        _NEWEST,
        _PEOPLE,
    ),
    "script_only": (
        _(
            "Open the address in your browser: the page is filled in by scripts, which we do not run."
        ),
        _NEWEST,
        _PEOPLE,
        _ANSWERS,
    ),
    "hidden": (
        _("Look for a page of news, an agenda or a newsletter: of which month is the newest?"),
        _ASK,
        _("Write to the contact address: is there an answer within a week?"),
    ),
    "unreachable": (
        _("Open the address in your browser, today and again in a few days."),
        _("Search for its name on the web: has it announced a closure or a new address?"),
        _ASK,
    ),
    "undetermined": (
        _("Open the address in your browser and look for the newest date on it."),
        _NEWEST,
        _ASK,
    ),
}


def checklist(state: str, cause: str | None) -> tuple[str, ...]:
    """Return what to check by hand, as messages to translate; empty where we could look."""
    return CHECKLISTS.get(cause or "", ()) or CHECKLISTS.get(state, ())
