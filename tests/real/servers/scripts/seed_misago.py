# mypy: disable-error-code="import-not-found"
"""Seed a Misago forum with its own helpers. Takes what to seed as JSON on standard input.

Runs in the forum's own environment, whose packages are not in this project's, with
``DJANGO_SETTINGS_MODULE`` set.
"""

from __future__ import annotations

import json
import secrets
import sys
from datetime import datetime

import django

django.setup()

from misago.categories.models import Category  # noqa: E402
from misago.conf.models import Setting  # noqa: E402
from misago.threads.models import Thread  # noqa: E402
from misago.threads.test import post_thread, reply_thread  # noqa: E402
from misago.users.test import create_test_user  # noqa: E402

seed = json.load(sys.stdin)
for name, value in seed["settings"].items():
    setting = Setting.objects.get(setting=name)
    setting.value = value
    setting.save()
Thread.objects.all().delete()  # the installer's own is dated today
members = [
    create_test_user(person["name"].replace(" ", ""), person["email"], secrets.token_urlsafe(24))
    for person in seed["people"]
]
category = Category.objects.get(slug="first-category")
for number, (opening, *answers) in enumerate(seed["threads"]):
    title = f"Souder à la forge sans gercer {number}"
    poster = members[number % len(members)]
    started_on = datetime.fromisoformat(opening)
    thread = post_thread(category, title=title, poster=poster, started_on=started_on)
    for answer, moment in enumerate(answers, 1):
        poster = members[(number + answer) % len(members)]
        posted_on = datetime.fromisoformat(moment)
        message = "Chauffez jusqu'au blanc soudant, puis frappez doucement."
        reply_thread(thread, poster=poster, message=message, posted_on=posted_on)
    thread.synchronize()
    thread.save()
category.synchronize()
category.save()
