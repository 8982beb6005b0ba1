"""A PostgreSQL of our own: a private folder and socket, no network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.real.servers.packages import run
from tests.real.servers.process import running

#: PostgreSQL refuses to run as root; Debian's package makes this user.
USER = "postgres"
DIE = "--pdeathsig=KILL"


@contextmanager
def postgresql(database: str) -> Iterator[Path]:
    """Run PostgreSQL with one empty ``database``; give its socket's folder (user ``postgres``)."""
    [programs] = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
    # Folders made for tests are closed to other users.
    with TemporaryDirectory(prefix="postgresql-") as name:
        folder = Path(name)
        shutil.chown(folder, USER)
        data = folder / "data"
        # Another user's process no longer dies with its parent unless told again.
        switch = ("setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", DIE)
        as_user = switch if os.geteuid() == 0 else ()
        options = ("--no-sync", "--auth=trust", "--encoding=UTF8", f"--username={USER}")
        run(*as_user, programs / "initdb", *options, f"--pgdata={data}")
        settings = ("-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}")
        server = (programs / "postgres", "-D", data, "-c", "fsync=off", *settings)
        socket = folder / ".s.PGSQL.5432"
        with running((*as_user, *server), folder / "log", socket.exists):
            run(programs / "createdb", "-h", folder, "-U", USER, database)
            yield folder
