"""Install the real software: Debian packages, and Python and npm packages in folders of their own.

What is installed stays for the next run. A failure to install is an error, never a skip.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

APT_PACKAGES = Path(__file__).parents[3] / ".ci" / "apt-packages"
#: Says to Debian's installers that no service may be started: they would listen on every interface.
POLICY = Path("/usr/sbin/policy-rc.d")
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "vitality-real"
INSTALL_SECONDS = 900


def run(
    *command: str | Path,
    stdin: str = "",
    seconds: float = 120,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> str:
    """Return what ``command`` prints; raise with its last words if it fails or lasts too long."""
    done = subprocess.run(
        [str(part) for part in command],
        input=stdin,
        capture_output=True,
        text=True,
        timeout=seconds,
        cwd=folder,
        env=os.environ | (environment or {}),
        check=False,
    )
    if done.returncode:
        words = (done.stdout + done.stderr)[-3000:]
        raise RuntimeError(f"{command[0]} ended with status {done.returncode}:\n{words}")
    return done.stdout


def install_debian_packages() -> None:
    """Install what ``.ci/apt-packages`` names and is not there yet. Needs root if anything is missing."""
    missing = [name for name in APT_PACKAGES.read_text().split() if not _is_installed(name)]
    if not missing:
        return
    if not POLICY.exists():
        POLICY.write_text("#!/bin/sh\nexit 101\n")
        POLICY.chmod(0o755)
    run("apt-get", "update", "-qq", seconds=INSTALL_SECONDS)
    install = ("apt-get", "install", "-y", "-qq", "--no-install-recommends")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run(*install, *missing, seconds=INSTALL_SECONDS, environment=quiet)


def python_with(*requirements: str) -> Path:
    """Return the Python of a cached environment that holds ``requirements`` (pinned)."""
    folder = CACHE / "_".join(requirements).replace("==", "-")
    python, ready = folder / "bin" / "python", folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        run(sys.executable, "-m", "venv", folder)
        pip = (python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(*pip, *requirements, seconds=INSTALL_SECONDS)
        ready.touch()
    return python


def node_modules_with(requirement: str) -> Path:
    """Return a cached ``node_modules`` that holds ``requirement`` (pinned)."""
    folder = CACHE / requirement.replace("@", "-")
    ready = folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--omit=dev")
        run("npm", "install", "--prefix", folder, *quiet, requirement, seconds=INSTALL_SECONDS)
        ready.touch()
    return folder / "node_modules"


def npm_package_as_locked(requirement: str) -> Path:
    """Return the cached folder of an npm package, with just what its own ``yarn.lock`` pins beside it.

    For packages that bring parts of theirs as files, which only yarn's classic version understands.
    """
    folder = CACHE / f"{requirement.replace('@', '-')}-locked"
    package, ready = folder / "package", folder / "ready"
    if not ready.exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        packed = run("npm", "pack", "--silent", requirement, folder=folder, seconds=INSTALL_SECONDS)
        shutil.unpack_archive(folder / packed.strip(), folder, filter="data")
        description = json.loads((package / "package.json").read_text())
        del description["devDependencies"]  # some of them are not in the registry
        (package / "package.json").write_text(json.dumps(description))
        yarn = node_modules_with("yarn@1.22.22") / ".bin" / "yarn"
        quiet = ("--production", "--ignore-scripts", "--ignore-engines", "--non-interactive")
        run(yarn, "install", *quiet, folder=package, seconds=INSTALL_SECONDS)
        ready.touch()
    return package


def _is_installed(name: str) -> bool:
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}", name]
    done = subprocess.run(query, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout == "installed"
