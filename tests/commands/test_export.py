"""A history of the files in Git reads as what happened: nothing on quiet days, one line for a death."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlite_utils import Database

from commands.errors import Stop
from commands.export import commit, export
from tests.helpers.judging import AS_OF, Case, every, number, visit
from vitality import main


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path / "vitality.db")


def git(folder: Path, *words: str) -> str:
    done = subprocess.run(["git", "-C", folder, *words], capture_output=True, check=True, text=True)
    return done.stdout.strip()


def day(case: Case, folder: Path, number_of: int, members: int = 500) -> str | None:
    """Crawl, judge, export and commit one day."""
    at = AS_OF + timedelta(days=number_of)
    case.crawl(
        visit(at=at, seen=(number("members_total", members),)),
        visit("feed", at=at, posts=every(7, 3)),
        at=at,
    )
    case.judge(at)
    with Database(case.path) as db:
        return commit(export(db, folder, case.path.parent), folder, at)


def changed_lines(folder: Path, revision: str, file: str) -> list[str]:
    diff = git(folder, "diff", "--unified=0", f"{revision}~1", revision, "--", file)
    return [
        line for line in diff.splitlines() if line[:1] in "+-" and line[:3] not in {"+++", "---"}
    ]


def test_a_week_of_exports_tells_what_happened(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "history"
    told = [day(case, folder, each) for each in (0, 1, 2)]
    told.append(day(case, folder, 3, members=650))
    told.append(day(case, folder, 4, members=650))
    case.record("closed", "2026-11-27")
    told += [day(case, folder, each, members=650) for each in (5, 6)]
    assert told == [
        "23 novembre 2026 : 1 nouveau",
        "24 novembre 2026 : rien de nouveau",
        "25 novembre 2026 : rien de nouveau",
        "26 novembre 2026 : 1 réseau aux faits nouveaux",
        "27 novembre 2026 : rien de nouveau",
        "28 novembre 2026 : 1 éteint",
        "29 novembre 2026 : rien de nouveau",
    ]
    assert git(folder, "log", "--reverse", "--format=%s").splitlines() == told
    touched = git(folder, "log", "--reverse", "--format=%s", "--", "networks.csv").splitlines()
    assert touched == [told[0], told[3], told[5]]
    assert git(folder, "log", "--format=%b", "-1", "HEAD~1") == (
        "À ne plus conseiller\n- Club : Actif → Éteint"
    )
    gone, come = changed_lines(folder, "HEAD~1", "networks.csv")
    assert ",alive," in gone
    assert ",dead," in come
    assert changed_lines(folder, "HEAD", "networks.csv") == []
    assert changed_lines(folder, "HEAD", "networks-dated.csv")


def test_the_same_day_again_commits_nothing(case: Case, tmp_path: Path) -> None:
    case.crawl(visit())
    case.judge()
    words = ["--home", str(tmp_path), "export", "--git", str(tmp_path / "history")]
    first, again = (CliRunner().invoke(main, words) for _ in range(2))
    assert first.exit_code == again.exit_code == 0
    assert again.output.endswith("Nothing has changed.\n")
    assert git(tmp_path / "history", "rev-list", "--count", "HEAD") == "1"


def test_only_the_files_are_committed_and_the_operator_s_name_stands(
    case: Case, tmp_path: Path
) -> None:
    folder = tmp_path / "history"
    folder.mkdir()
    git(folder, "init", "-q")
    git(folder, "config", "user.email", "ops@maison.example")
    git(folder, "config", "user.name", "Maison")
    (folder / "secret.txt").write_text("mine")
    git(folder, "add", "secret.txt")
    day(case, folder, 0)
    assert git(folder, "log", "--format=%an <%ae>") == "Maison <ops@maison.example>"
    assert "secret.txt" not in git(folder, "ls-tree", "--name-only", "HEAD")


def test_a_refusal_of_git_is_told_and_the_files_stand(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "history"
    folder.mkdir()
    (folder / ".git").write_text("gitdir: nowhere\n")
    with pytest.raises(Stop, match="git add failed"):
        day(case, folder, 0)
    assert (folder / "networks.csv").exists()
