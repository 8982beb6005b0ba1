# mypy: disable-error-code="import-not-found"
"""Name the site of a HyperKitty archive. Takes its domain and name as JSON on standard input.

Runs in the archive's own environment, whose packages are not in this project's, with
``DJANGO_SETTINGS_MODULE`` set.
"""

from __future__ import annotations

import json
import sys

import django

django.setup()

from django.contrib.sites.models import Site  # noqa: E402

seed = json.load(sys.stdin)
Site.objects.update(**seed)
