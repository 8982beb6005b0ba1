"""A person confirms a published death or holds it back; the sheet keeps the day and the reason."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlite_utils import Database

from commands.catalogue import publish_catalogue
from tests.helpers.catalogues import EDITORIAL, FACT, GOOD, HEADER, OTHER, write
from vitality import main


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A first publication: a network known to be closed, and one not visited yet."""
    write(tmp_path, HEADER + GOOD + OTHER, editorial=EDITORIAL + FACT)
    publish_catalogue(tmp_path / "facts.db", tmp_path)
    return tmp_path / "facts.db"


def review(db: Path, *options: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, ["review", *options, "--db", str(db)], input=answers)


def verdict(db: Path, network: str = "club") -> tuple[str, str]:
    with Database(db) as opened:
        sql = "SELECT state, advice_fr FROM network_status WHERE id = ?"
        return tuple(opened.execute(sql, [network]).fetchone())


def reasons(db: Path) -> list[str]:
    with Database(db) as opened:
        sql = "SELECT text_fr FROM reason WHERE network = 'club' ORDER BY position"
        return [row[0] for row in opened.execute(sql)]


def test_every_death_and_move_is_listed_with_its_reason(db: Path) -> None:
    done = review(db, "--list")
    assert done.exit_code == 0
    assert "Club (club) - Dead" in done.output
    assert "Other" not in done.output


def test_what_is_held_back_is_undetermined_until_it_is_confirmed(db: Path) -> None:
    before = reasons(db)
    done = review(db, answers="h\nles membres se réunissent encore.\nmembers still meet.\n")
    assert done.exit_code == 0, done.output
    assert verdict(db) == ("undetermined", "À vérifier par vous-même")
    today = datetime.now(UTC).year
    assert f"{today}\u00a0: les membres se réunissent encore." in reasons(db)[0]
    assert reasons(db)[1] == before[0]
    assert "looked at yet: 0" in review(db, "--list").output
    assert review(db, "club", "--confirm").exit_code == 0
    assert verdict(db)[0] == "dead"
    assert reasons(db) == before


def test_what_is_confirmed_is_not_asked_again(db: Path) -> None:
    assert review(db, answers="c\n").exit_code == 0
    assert verdict(db)[0] == "dead"
    assert "looked at yet: 0" in review(db, "--list").output


def test_a_hold_ends_by_itself_when_the_verdict_is_another(db: Path) -> None:
    review(db, answers="h\n\n\n")
    with Database(db) as opened:
        opened.execute("DELETE FROM editorial")
        opened.conn.commit()
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert CliRunner().invoke(main, ["assess", "--db", str(db), "--as-of", later]).exit_code == 0
    assert "pas encore été visité" in reasons(db)[0]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("other", "--hold", "--fr", "x", "--en", "x"), "only dead and moved"),
        (("club", "--hold", "--fr", "x"), "both languages"),
        (("nobody", "--confirm"), "no network"),
        (("club",), "--hold or --confirm"),
    ],
)
def test_wrong_use_is_said_in_one_sentence(db: Path, options: tuple[str, ...], said: str) -> None:
    done = review(db, *options)
    assert done.exit_code == 2
    assert said in done.output
    assert verdict(db)[0] == "dead"
