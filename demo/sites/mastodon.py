"""A Mastodon server: a page that is all script, and the APIs that say what lives behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from demo.people import PEOPLE, Person
from demo.site import Appearance, Contribution, Pages, as_json, page

VERSION = "4.5.2"
NODEINFO_SCHEMA = "http://nodeinfo.diaspora.software/ns/schema/2.0"


def server(look: Appearance) -> Pages:
    """Return the shell page and the public APIs."""
    look = replace(look, link="/@" + PEOPLE[0].handle + "/{}")
    timeline = as_json([_status(look, item) for item in look.items])
    profile = f'application/json; profile="{NODEINFO_SCHEMA}#"; charset=utf-8'
    nodeinfo = {"rel": NODEINFO_SCHEMA, "href": f"{look.base}/nodeinfo/2.0"}
    return {
        "/": page("mastodon.html", look),
        "/about": page("mastodon.html", look),
        "/.well-known/nodeinfo": as_json({"links": [nodeinfo]}),
        "/nodeinfo/2.0": as_json(_nodeinfo(look), profile),
        "/api/v2/instance": as_json(_instance_v2(look)),
        "/api/v1/instance": as_json(_instance_v1(look)),
        "/api/v1/instance/activity": as_json(_activity(look)),
        "/api/v1/timelines/public": timeline,
    }


def _active(look: Appearance) -> int:
    return (look.members or 0) // 5


def _nodeinfo(look: Appearance) -> dict[str, Any]:
    members = look.members or 0
    users = {"total": members, "activeMonth": _active(look), "activeHalfyear": _active(look) * 2}
    return {
        "version": "2.0",
        "software": {"name": "mastodon", "version": VERSION},
        "protocols": ["activitypub"],
        "services": {"outbound": [], "inbound": []},
        "usage": {"users": users, "localPosts": members * 31},
        "openRegistrations": True,
        "metadata": {"nodeName": look.name, "nodeDescription": "Un serveur pour les soignants"},
    }


def _instance_v2(look: Appearance) -> dict[str, Any]:
    return {
        "domain": urlsplit(look.base).hostname,
        "title": look.name,
        "version": VERSION,
        "source_url": "https://github.com/mastodon/mastodon",
        "description": "Un serveur pour les soignants",
        "usage": {"users": {"active_month": _active(look)}},
        "languages": ["fr"],
        "configuration": {
            "timelines_access": {
                "live_feeds": {"local": "public", "remote": "authenticated"},
                "hashtag_feeds": {"local": "public", "remote": "authenticated"},
            },
            "limited_federation": False,
        },
        "registrations": {
            "enabled": True,
            "approval_required": True,
            "reason_required": True,
            "message": None,
            "min_age": None,
            "url": None,
        },
        "api_versions": {"mastodon": 7},
        "contact": {"email": PEOPLE[4].email, "account": _account(look, PEOPLE[4])},
        "rules": [{"id": "1", "text": "Respect du secret professionnel.", "hint": ""}],
    }


def _instance_v1(look: Appearance) -> dict[str, Any]:
    members = look.members or 0
    return {
        "uri": urlsplit(look.base).hostname,
        "title": look.name,
        "short_description": "Un serveur pour les soignants",
        "description": "",
        "email": PEOPLE[4].email,
        "version": VERSION,
        "stats": {"user_count": members, "status_count": members * 31, "domain_count": 8123},
        "languages": ["fr"],
        "registrations": True,
        "approval_required": True,
        "invites_enabled": False,
        "contact_account": _account(look, PEOPLE[4]),
        "rules": [{"id": "1", "text": "Respect du secret professionnel."}],
    }


def _activity(look: Appearance) -> list[dict[str, str]]:
    """Return twelve weeks, newest first and incomplete; every figure is a text, as Mastodon's are."""
    monday = look.as_of.replace(hour=0, minute=0, second=0) - timedelta(days=look.as_of.weekday())
    weeks = []
    for back in range(12):
        share = 3 if back == 0 else 1
        weeks.append(
            {
                "week": str(int((monday - timedelta(weeks=back)).timestamp())),
                "statuses": str((1900 + 13 * back) // share),
                "logins": str((_active(look) // 2) // share),
                "registrations": str(9 // share),
            }
        )
    return weeks


def _account(look: Appearance, person: Person) -> dict[str, Any]:
    return {
        "id": str(100 + PEOPLE.index(person)),
        "username": person.handle,
        "acct": person.handle,
        "display_name": person.name,
        "url": f"{look.base}/@{person.handle}",
        "last_status_at": look.dates[0].date().isoformat(),
        "followers_count": 211,
        "statuses_count": 873,
    }


def _status(look: Appearance, item: Contribution) -> dict[str, Any]:
    return {
        "id": str(item.number),
        "created_at": item.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        "in_reply_to_id": None,
        "visibility": "public",
        "language": "fr",
        "uri": f"{look.base}/users/{item.author.handle}/statuses/{item.number}",
        "url": f"{look.base}/@{item.author.handle}/{item.number}",
        "replies_count": 1,
        "reblogs_count": 0,
        "content": f"<p>{item.text}</p>",
        "reblog": None,
        "account": _account(look, item.author),
    }
