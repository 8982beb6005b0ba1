"""The one way a command gives up."""

from __future__ import annotations

import click


class Stop(click.ClickException):
    """Nothing could be done: one clear sentence on stderr, exit status 2."""

    exit_code = 2
