"""``vitality trades``: the official list of jobs, imported beside the database."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.official import KEPT_AS
from analysis.understanding.reading import Reader
from vitality import main


def test_the_list_is_kept_beside_the_database_and_understood(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "libelle_appellation_long,code_rome\n"
        "Crieur / Crieuse de rue,E1103\nDompteur de puces,A9999\n",
        encoding="utf-8",
    )
    done = CliRunner().invoke(main, ["trades", str(file), "--db", str(tmp_path / "v.db")])
    assert done.exit_code == 0, done.output
    assert done.output.startswith("2 jobs of 2 codes are kept in ")
    assert "No trade is known for A9999" in done.output
    reader = Reader(load_lexicon(tmp_path / KEPT_AS))
    assert reader.read("crieuse de rue").trades == ("communication",)


def test_another_file_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("name,url\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["trades", str(file), "--db", str(tmp_path / "v.db")])
    assert done.exit_code == 2
    assert "is not the official list of jobs (ROME)" in done.stderr
    assert not (tmp_path / KEPT_AS).exists()
