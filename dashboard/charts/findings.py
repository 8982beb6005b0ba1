"""What a chart shows, in one sentence above it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean, median

from dashboard.charts.series import DAYS_APART, Period, Point, days_between
from dashboard.words.labels import _
from dashboard.words.texts import Texts
from vocabulary.archived import ArchivedLook

#: Without a number: the verdict counts the silences that it rests on, the chart shows those of all lists.
SHORTER = _("The silence now (%(silence)s) is shorter than all those before it")
LONGEST = _("The silence now (%(silence)s) is longer than all those before it")
AMONG = _("The silence now (%(silence)s): there were longer ones before")
NOW, THEN = _("%(number)s members"), _("%(number)s members on %(last)s")
#: Months without a post, from which on the end is the finding.
QUIET_MONTHS = 3
#: A year before is compared when at least so many of its months are known.
_YEAR, _ENOUGH = 12, 6
#: A change below a quarter is none: months differ by chance.
_CHANGE = 1.25


def posts(points: Sequence[Point], running: str, texts: Texts) -> str:
    """Return what the posts of each month show; ``running``: the month (YYYY-MM) that is not over."""
    lively = [at for at, point in enumerate(points) if point.low]
    if not lively:
        return texts.gettext("No post in any month that we know of")
    if len(points) - 1 - lively[-1] >= QUIET_MONTHS:
        month = texts.partial_date(points[lively[-1]].when)
        return texts.gettext("No post any more since %(month)s") % {"month": month}
    return _usual([point.low or 0.0 for point in points if point.when < running], texts)


def _usual(numbers: Sequence[float], texts: Texts) -> str:
    """Return the usual number of a month, and how it stands to that of a year before."""
    last, before = numbers[-_YEAR:], numbers[-2 * _YEAR : -_YEAR]
    if not last or median(last) < 1:
        return texts.gettext("Less than one post a month")
    usual = round(median(last))
    said = texts.ngettext(
        "About %(number)s post a month", "About %(number)s posts a month", usual
    ) % {"number": texts.number(usual)}
    if len(before) < _ENOUGH:
        return said
    if mean(last) > mean(before) * _CHANGE:
        compared = texts.gettext("more than a year before")
    elif mean(last) * _CHANGE < mean(before):
        compared = texts.gettext("fewer than a year before")
    else:
        compared = texts.gettext("about as many as a year before")
    return f"{said}, {compared}"


def members(points: Sequence[Point], texts: Texts) -> str:
    """Return what the members claimed show; a figure that is no longer claimed is told with its day."""
    known = [(point, point.low) for point in points if point.low is not None]
    (first, low), (last, now) = known[0], known[-1]
    is_now = days_between(last.when, points[-1].when) <= DAYS_APART
    told = texts.gettext(NOW if is_now else THEN) % {
        "number": texts.amount(last.low, last.high),
        "last": texts.partial_date(last.when),
    }
    said = {
        "share": texts.percent(abs(now - low) / low) if low else "",
        "day": texts.partial_date(first.when),
    }
    if not low or round(now) == round(low):
        compared = texts.gettext("as many as on %(day)s") % said
    elif now > low:
        compared = texts.gettext("%(share)s more than on %(day)s") % said
    else:
        compared = texts.gettext("%(share)s fewer than on %(day)s") % said
    return f"{told}, {compared}"


def rhythm(points: Sequence[Point], texts: Texts) -> str:
    """Return what the present silence is beside those before it."""
    *before, now = (point.low or 0.0 for point in points)
    longer = sum(length > now for length in before)
    said = SHORTER if longer == len(before) else AMONG if longer else LONGEST
    return texts.gettext(said) % {"silence": texts.span(now)}


def states(periods: Sequence[Period], texts: Texts) -> str:
    """Return since when a network is in its state."""
    last = periods[-1]
    said = {"state": texts.label("state", last.state), "day": texts.day(last.first)}
    if len(periods) == 1:
        return texts.gettext("%(state)s since our first visit, on %(day)s") % said
    return texts.gettext("%(state)s since %(day)s") % said


def years(looks: Sequence[ArchivedLook], texts: Texts) -> str:
    """Return from when until when web archives saw a network, some of ``looks`` showing it."""
    alive = [look.captured_at for look in looks if look.shows_network]
    said = {
        "first": texts.partial_date(f"{alive[0]:%Y-%m}"),
        "last": texts.partial_date(f"{alive[-1]:%Y-%m}"),
    }
    return texts.gettext("Seen by web archives from %(first)s to %(last)s") % said
