"""Whether a page is one of those that stand still: contact, rules, who we are. Pure."""

from __future__ import annotations

import re

from crawler.page import Page
from crawler.readers.nodes import classes

#: What content systems call a page that is no post, in the class names of its body.
_STATIC = re.compile(r"page-id-[0-9]+|(?:page-)?node-type-(?:page|webform)")
#: Lists of posts that stand on such a page.
_LISTS = frozenset({"home", "blog"})


def is_static(page: Page) -> bool:
    """Return whether the software says that ``page`` is no post: the day it was made is no contribution."""
    names = classes(page.tree.body)
    return _LISTS.isdisjoint(names) and any(_STATIC.fullmatch(name) for name in names)
