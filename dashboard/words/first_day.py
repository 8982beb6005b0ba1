"""What to do on a network on the first day: a profile, people already known, a group; four steps at most.

The English is the message; the French stands in ``locale/``.
"""

from __future__ import annotations

from collections.abc import Collection

from dashboard.words.labels import _

_PROFILE = _("Make a profile: the job wanted as its title, the town, three skills, a plain photo.")
_KNOWN = _("Find five people already known: from school, an internship, a former job.")
_ONE = _("Half an hour a week, on this network alone, for a month; then see what came of it.")
_AGAIN = _("Bring the profile up to date: the job wanted as its title, the town, three skills.")
#: Where people meet there -> the step to take, the first that fits.
_MEETING = {
    "groups": _("Join the group of the trade and introduce yourself in three sentences."),
    "forum": _("Introduce yourself in three sentences, then answer one question on the forum."),
    "events": _("Put the next meeting into the diary and ask to be expected there."),
    "mentoring": _("Ask for a mentor of the trade, with a question to begin with."),
    "directory": _("Choose ten names in the directory and write to the first of them."),
    "messages": _("Write to two people of the trade: where you know them from, what you offer."),
}
_LOOK = _("Read the newest posts, and answer one of them.")


def first_day(features: Collection[str], is_joined: bool) -> tuple[str, ...]:
    """Return the steps, as messages to translate; ``features``: what was seen there."""
    meeting = next((step for name, step in _MEETING.items() if name in features), _LOOK)
    return (_AGAIN if is_joined else _PROFILE, meeting, _KNOWN, _ONE)
