"""``vitality trades``: the official list of jobs, imported into the data folder."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.reading import Reader
from commands.home import Home
from vitality import main


def run(home: Path, content: str) -> Result:
    file = home / "list.csv"
    file.write_text(content, encoding="utf-8")
    return CliRunner().invoke(main, ["--home", str(home), "trades", str(file)])


def test_the_list_is_kept_in_the_data_folder_and_understood(tmp_path: Path) -> None:
    lines = ["libelle_appellation_long,code_rome", "Crieur / Crieuse de rue,E1103", "Mage,A9999"]
    done = run(tmp_path, "\n".join(lines))
    assert done.exit_code == 0, done.output
    assert done.output.startswith("2 jobs of 2 codes are kept in ")
    assert "No trade is known for A9999" in done.output
    reader = Reader(load_lexicon(Home(tmp_path).official_jobs))
    assert reader.read("crieuse de rue").trades == ("communication",)


def test_another_file_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    done = run(tmp_path, "name,url\n")
    assert done.exit_code == 2
    assert "is not the official list of jobs (ROME)" in done.stderr
    assert not Home(tmp_path).official_jobs.exists()
