# mypy: disable-error-code="import-not-found"
"""Seed a Spirit forum through its own forms. Takes what to seed as JSON on standard input.

Runs in the forum's own environment, whose packages are not in this project's, with
``DJANGO_SETTINGS_MODULE`` set.
"""

from __future__ import annotations

import json
import secrets
import sys
from datetime import datetime
from typing import Any

import django
from django.forms import Form

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from djconfig import config  # noqa: E402
from spirit.admin.forms import BasicConfigForm  # noqa: E402
from spirit.category.models import Category  # noqa: E402
from spirit.comment.forms import CommentForm  # noqa: E402
from spirit.comment.models import Comment  # noqa: E402
from spirit.comment.utils import comment_posted  # noqa: E402
from spirit.topic.forms import TopicForm  # noqa: E402
from spirit.topic.models import Topic  # noqa: E402

User = get_user_model()


def saved(form: Form) -> Any:
    """Return what a valid form saves; raise with its errors otherwise."""
    if not form.is_valid():
        raise ValueError(form.errors.as_json())
    return form.save()


def seed_topic(number: int, dates: list[datetime], members: list[Any], category: Category) -> None:
    """Open a topic at the first date and answer it at the others, by members in turn."""
    members = members[number:] + members[:number]
    data = {"title": f"Restauration d'une verrière {number}", "category": category.pk}
    topic = saved(TopicForm(user=members[0], data=data))
    for i, moment in enumerate(dates):
        data = {"comment": f"Voici mon conseil numéro {i} sur le plomb et la grisaille."}
        comment = saved(CommentForm(user=members[i % len(members)], topic=topic, data=data))
        comment_posted(comment=comment, mentions=None)
        # Saving stamps the present, which no form lets one change.
        Comment.objects.filter(pk=comment.pk).update(date=moment)
    Topic.objects.filter(pk=topic.pk).update(date=dates[0], last_active=dates[-1])


def main() -> None:
    """Seed the whole forum."""
    seed = json.load(sys.stdin)
    config._reload_maybe()
    fields = BasicConfigForm.base_fields
    saved(
        BasicConfigForm(
            {**{name: f.initial for name, f in fields.items()}, "site_name": seed["name"]}
        )
    )
    members = [
        User.objects.create_user(person["login"], person["email"], secrets.token_urlsafe(24))
        for person in seed["people"]
    ]
    category = Category.objects.create(title="Techniques", description="Plomb, verre, grisaille")
    for number, topic in enumerate(seed["topics"]):
        seed_topic(number, [datetime.fromisoformat(moment) for moment in topic], members, category)


main()
