"""The one way a command gives up."""

from __future__ import annotations

import click

from vocabulary.errors import VitalityError


class Stop(VitalityError, click.ClickException):  # noqa: N818  it says what is done
    """Nothing could be done: one clear sentence on stderr, exit status 2."""

    exit_code = 2
