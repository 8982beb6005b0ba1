"""A MariaDB of our own: a private folder and socket, no network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getuser
from pathlib import Path

from tests.real.servers.packages import run
from tests.real.servers.process import running


@contextmanager
def mariadb(folder: Path, database: str) -> Iterator[Path]:
    """Run MariaDB with one empty ``database``; give its socket (user ``root``, no password)."""
    data, socket = folder / "data", folder / "socket"
    user = f"--user={getuser()}"  # the server refuses root unless it is named
    run(
        "mariadb-install-db",
        "--no-defaults",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        user,
        f"--datadir={data}",
    )
    command = (
        "/usr/sbin/mariadbd",
        "--no-defaults",
        "--skip-networking",
        "--skip-log-bin",
        "--innodb-flush-log-at-trx-commit=0",
        user,
        f"--datadir={data}",
        f"--socket={socket}",
        f"--pid-file={folder / 'pid'}",
    )
    with running(command, folder / "log", socket.exists):
        sql = f"CREATE DATABASE {database} CHARACTER SET utf8mb4"
        run("mariadb", "--no-defaults", f"--socket={socket}", "--user=root", "-e", sql)
        yield socket
