# mypy: disable-error-code="import-not-found"
"""Seed an Askbot site as its own methods of members do. Takes what to seed as JSON on standard input.

Runs in the site's own environment, whose packages are not in this project's, with
``DJANGO_SETTINGS_MODULE`` set.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from itertools import cycle

import django

django.setup()

from askbot.conf import settings  # noqa: E402
from askbot.models import User  # noqa: E402
from django.utils import translation  # noqa: E402

seed = json.load(sys.stdin)
translation.activate("fr")
settings.update("APP_TITLE", seed["name"])
settings.update("APP_SHORT_NAME", seed["name"])
settings.update("APP_URL", seed["url"])
people = [User.objects.create_user(person["login"], person["email"]) for person in seed["people"]]
for person in people:
    person.receive_reputation(500)  # newcomers may not comment
    person.save()
members = cycle(people)
for number, ((asked,), answers, comments) in enumerate(seed["questions"]):
    question = next(members).post_question(
        title=f"Comment tracer un arêtier de croupe biaise, cas {number} ?",
        body_text="Je cherche une méthode sûre pour relever les angles sur le chantier.",
        tags="tracé",
        timestamp=datetime.fromisoformat(asked),
    )
    for moment in answers:
        text = "Relevez d'abord la base, puis rabattez la croupe sur le plan de l'épure."
        time = datetime.fromisoformat(moment)
        next(members).post_answer(question=question, body_text=text, timestamp=time)
    for moment in comments:
        text = "Une photographie de la sablière aiderait à répondre."
        time = datetime.fromisoformat(moment)
        next(members).post_comment(parent_post=question, body_text=text, timestamp=time)
