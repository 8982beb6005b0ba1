"""The one way a command gives up."""

from __future__ import annotations

from typing import Any

import click

from vocabulary.errors import VitalityError


class Stop(VitalityError, click.ClickException):  # noqa: N818  it says what is done
    """Nothing could be done: one clear sentence on stderr, exit status 2."""

    exit_code = 2


class Commands(click.Group):
    """A group whose commands tell what the system refuses (a full disk, no permission) in one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the system says becomes a ``Stop``."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if not error.strerror:
                raise
            named = f"{error.filename}: " if error.filename else ""
            raise Stop(f"{named}{error.strerror}.") from error
