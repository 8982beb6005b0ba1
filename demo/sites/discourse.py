"""A Discourse forum: the page it gives to crawlers, and its public JSON."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from demo.people import PEOPLE
from demo.site import Appearance, Contribution, Pages, as_json, feed, page, sitemap


def forum(look: Appearance) -> Pages:
    """Return home, feeds and JSON of a public forum."""
    look = replace(look, link="/t/sujet/{}")
    rss = {"generator": "Discourse 3.6.0.beta2"}
    return {
        "/": page("discourse.html", look),
        "/latest": page("discourse.html", look),
        "/about.json": as_json(_about(look)),
        "/site/basic-info.json": as_json(_basic_info(look)),
        "/site/statistics.json": as_json(_stats(look)),
        "/latest.json": as_json(_latest(look)),
        "/latest.rss": feed("rss.xml", look, path="/latest.rss", **rss),
        "/posts.rss": feed("rss.xml", look, path="/posts.rss", **rss),
        "/sitemap.xml": sitemap(look),
    }


def _stats(look: Appearance) -> dict[str, int]:
    members = look.members or 0
    stats = {"users_count": members, "posts_count": members * 9, "topics_count": members * 2}
    stats |= {"likes_count": members * 5, "chat_messages_count": 0}
    for span, share in (("last_day", 0.02), ("7_days", 0.06), ("30_days", 0.11)):
        active = int(members * share)
        stats |= {
            f"active_users_{span}": active,
            f"participating_users_{span}": active // 4,
            f"users_{span}": active // 40,
            f"topics_{span}": active // 20,
            f"posts_{span}": active // 3,
            f"likes_{span}": active // 2,
        }
    return stats


def _about(look: Appearance) -> dict[str, Any]:
    staff = [
        {
            "id": number,
            "username": person.handle,
            "name": person.name,
            "avatar_template": f"/user_avatar/{person.handle}/{{size}}/1.png",
            "title": None,
            "last_seen_at": _at(look.items[0]),
        }
        for number, person in enumerate(PEOPLE[:3], 1)
    ]
    about = {
        "stats": _stats(look),
        "description": "Échanges entre professionnels des données",
        "title": look.name,
        "locale": "fr",
        "version": "3.6.0.beta2",
        "https": False,
        "can_see_about_stats": True,
        "contact_url": "",
        "contact_email": PEOPLE[2].email,
        "admin_ids": [1],
        "moderator_ids": [2, 3],
        "category_moderators": [],
    }
    return {"users": staff, "categories": [], "about": about}


def _basic_info(look: Appearance) -> dict[str, Any]:
    return {
        "logo_url": f"{look.base}/images/discourse-logo-sketch.png",
        "favicon_url": f"{look.base}/uploads/default/optimized/1X/favicon_32x32.png",
        "title": look.name,
        "description": "Échanges entre professionnels des données",
        "header_primary_color": "333333",
        "header_background_color": "ffffff",
        "login_required": False,
        "locale": "fr",
        "include_in_discourse_discover": True,
    }


def _latest(look: Appearance) -> dict[str, Any]:
    """Return the topic list: a pinned welcome first, with a date that says nothing of freshness."""
    welcome = _topic(look.items[-1]) | {
        "id": 7,
        "pinned": True,
        "pinned_globally": True,
        "title": "Bienvenue sur le forum",
        "bumped_at": _at(look.items[0]),
    }
    topics = [welcome, *(_topic(item) for item in look.items[:30])]
    users = [{"id": n, "username": p.handle, "name": p.name} for n, p in enumerate(PEOPLE, 1)]
    listing = {"can_create_topic": False, "per_page": 30, "top_tags": [], "topics": topics}
    return {"users": users, "primary_groups": [], "topic_list": listing}


def _topic(item: Contribution) -> dict[str, Any]:
    return {
        "id": item.number,
        "title": item.title,
        "fancy_title": item.title,
        "slug": "sujet",
        "posts_count": 4,
        "reply_count": 2,
        "highest_post_number": 4,
        "created_at": _at(item),
        "last_posted_at": _at(item),
        "bumped": True,
        "bumped_at": _at(item),
        "archetype": "regular",
        "pinned": False,
        "visible": True,
        "closed": False,
        "archived": False,
        "views": 240,
        "like_count": 6,
        "last_poster_username": item.author.handle,
        "category_id": 4,
        "pinned_globally": False,
        "excerpt": item.text,
        "posters": [
            {"extras": "latest single", "user_id": PEOPLE.index(item.author) + 1},
        ],
    }


def _at(item: Contribution) -> str:
    return item.at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
