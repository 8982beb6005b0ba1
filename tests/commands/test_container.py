"""The container: its files say what they should, and what it runs serves, without a daemon to build it."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest
import yaml

from commands.home import ROOT
from tests.helpers.catalogues import write
from tests.helpers.crawling import started


def test_the_container_file_has_no_fault_that_a_linter_finds() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    found = subprocess.run(
        [hadolint, "Dockerfile"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (found.returncode, found.stdout) == (0, "")


def test_the_container_runs_without_root_and_keeps_its_data_in_a_volume() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    users = [line for line in lines if line.startswith("USER")]
    assert users
    assert "root" not in users[-1]
    assert "VOLUME /data" in lines
    assert any(line.startswith("HEALTHCHECK") for line in lines)


def listed(instruction: str) -> list[str]:
    """Return the words of an instruction of the container file that is a JSON list."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    [words] = re.findall(rf"^{instruction} .*?(\[.*\])$", text.replace("\\\n", ""), re.MULTILINE)
    found: list[str] = json.loads(words)
    return found


@pytest.mark.real
def test_the_container_s_entry_point_serves_and_its_health_check_says_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed_soon:
        port = str(closed_soon.getsockname()[1])
    program, *words = [*listed("ENTRYPOINT"), *listed("CMD")]
    assert program in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    python, *check = (word.replace("8001", port) for word in listed("HEALTHCHECK"))
    assert python == "python"
    is_well = [sys.executable, *check]
    assert subprocess.run(is_well, capture_output=True, check=False).returncode == 1
    (tmp_path / "catalogue").mkdir()
    write(tmp_path / "catalogue")
    with started(*words, "--port", port, VITALITY_HOME=str(tmp_path)) as running:
        while not answers(int(port)):
            assert running.returncode is None
            time.sleep(0.05)
        assert subprocess.run(is_well, capture_output=True, check=False).returncode == 0
        running.send_signal(signal.SIGTERM)  # as a container is stopped
    assert [path.name for path in tmp_path.glob("*.db")] == ["vitality.db"]


def answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def test_the_services_are_a_dashboard_a_crawl_and_a_proxy() -> None:
    services = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]
    assert set(services) == {"dashboard", "crawl", "proxy"}
    assert "ports" not in services["dashboard"]  # only the proxy is reached from outside
    assert services["dashboard"]["volumes"] == services["crawl"]["volumes"]
