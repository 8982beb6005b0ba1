"""The documentation is built without a warning; forms ask for no person."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from commands.home import ROOT
from vitality import main


@pytest.mark.real
def test_the_site_is_built_without_a_warning(tmp_path: Path) -> None:
    words = ["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    built = subprocess.run(
        [sys.executable, *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert built.returncode == 0, built.stdout + built.stderr
    reference = (tmp_path / "reference" / "commands" / "index.html").read_text(encoding="utf-8")
    assert all(f'id="{name}"' in reference for name in main.commands)


FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml"))


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_a_form_asks_for_an_address_and_for_no_person(form: Path) -> None:
    asked = yaml.safe_load(form.read_text(encoding="utf-8"))
    assert asked["body"][0]["validations"]["required"] is True
    assert "no names" in asked["body"][-1]["attributes"]["description"]
