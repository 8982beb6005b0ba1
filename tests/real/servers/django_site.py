"""Manage and serve a Django site from a private folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.real.servers.packages import run
from tests.real.servers.process import LOOPBACK, answers, running


@dataclass(frozen=True, slots=True)
class DjangoSite:
    """A site whose settings are a module in ``folder``, with the Python that has its packages."""

    python: Path
    folder: Path
    settings: str  # the module's name

    @property
    def environment(self) -> Mapping[str, str]:
        """What the site's own scripts need to find its settings."""
        return {"DJANGO_SETTINGS_MODULE": self.settings, "PYTHONPATH": str(self.folder)}

    def manage(self, *arguments: str | Path, seconds: float = 120) -> str:
        """Run a management command; return what it prints."""
        command = (self.python, "-m", "django", *arguments)
        return run(*command, seconds=seconds, environment=self.environment)

    def seed(self, script: Path, seed: str) -> str:
        """Run a seed script with ``seed`` on its standard input; return what it prints."""
        return run(self.python, script, stdin=seed, environment=self.environment)

    @contextmanager
    def serving(self, host: str, port: int) -> Iterator[None]:
        """Serve the site on loopback until the block ends."""
        django = (self.python, "-m", "django", "runserver", "--noreload", "--insecure")
        serve = (*django, f"{LOOPBACK}:{port}")
        log = self.folder / "server.log"
        with running(serve, log, lambda: answers(port, host), self.environment):
            yield
