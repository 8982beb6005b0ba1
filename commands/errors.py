"""The one way a command gives up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from commands.language import language
from vocabulary.catalogue import CatalogueError
from vocabulary.errors import VitalityError


class Stop(VitalityError, click.ClickException):  # noqa: N818  it says what is done
    """Nothing could be done: one clear sentence on stderr, exit status 2."""

    exit_code = 2


@contextmanager
def stopping() -> Iterator[None]:
    """Turn what is known to happen within (a file of the operator's cannot be used) into a ``Stop``."""
    try:
        yield
    except CatalogueError as error:
        raise Stop(error.text(language())) from None
    except VitalityError as error:
        raise Stop(str(error)) from None


class Commands(click.Group):
    """A group whose commands tell what the system refuses (a full disk, no permission) in one sentence."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what the system says becomes a ``Stop``."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            # Whoever reads what we print may stop reading: click ends quietly then.
            if not error.strerror or isinstance(error, BrokenPipeError):
                raise
            named = f"{error.filename}: " if error.filename else ""
            raise Stop(f"{named}{error.strerror}.") from error
