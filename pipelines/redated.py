"""Contributions that were kept before under an earlier date. Pure.

A feed of topics keeps the identity of a topic and gives it the date of its last reply: a new date is a new
contribution. A page that dates all that it shows anew at each visit tells of none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from vocabulary.items import Post, PostKind, fingerprint

#: A date that moves by less was set right, or is of another zone; dates that are no farther apart were
#: set at once.
_AT_ONCE = timedelta(hours=1)
_MOVED = timedelta(days=1)


def written_again(posts: Sequence[Post], known: Mapping[str, datetime]) -> list[Post]:
    """Return the posts of one source, those that were written in again as contributions of their own.

    ``known`` is the newest date kept of each fingerprint. Where all that were known have moved to one
    moment, or all by the same time, a programme has moved them: they stay what they were.
    """
    moved = {
        p.fingerprint: p.posted_at - known[p.fingerprint] for p in posts if _has_moved(p, known)
    }
    if not moved or _is_by_a_programme([p for p in posts if p.fingerprint in known], moved):
        return list(posts)
    return [_another(post) if post.fingerprint in moved else post for post in posts]


def _has_moved(post: Post, known: Mapping[str, datetime]) -> bool:
    before = known.get(post.fingerprint) if post.kind is not PostKind.EVENT else None
    return before is not None and post.posted_at - before >= _MOVED


def _is_by_a_programme(seen: Sequence[Post], moved: Mapping[str, timedelta]) -> bool:
    if len(moved) < len({post.fingerprint for post in seen}):
        return False
    dates = [post.posted_at for post in seen]
    steps = moved.values()
    return max(dates) - min(dates) < _AT_ONCE or max(steps) - min(steps) < _AT_ONCE


def _another(post: Post) -> Post:
    mark = fingerprint(f"{post.fingerprint} {post.posted_at.isoformat()}")
    return replace(post, fingerprint=mark)
