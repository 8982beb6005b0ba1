"""The official list of jobs: read, kept and looked up."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from analysis.understanding.lexicon import load_lexicon
from analysis.understanding.official import NotTheListError, both, keep, read_official
from analysis.understanding.reading import Reader

LIST = """"code_ogr","libelle_appellation_long","code_rome"
"1","Zingueur-ardoisier / Zingueuse-ardoisière de clocher","F1619"
"2","Crieur / Crieuse public publique","E1103"
"3","Souffleur de mots","L1203"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("Abatteur / Abatteuse de carrière", ("Abatteur de carrière", "Abatteuse de carrière")),
        (
            "Agent administratif / Agente administrative",
            ("Agent administratif", "Agente administrative"),
        ),
        ("Accessoiriste", ("Accessoiriste",)),
    ],
)
def test_a_name_in_both_genders_is_two_names(name: str, names: tuple[str, ...]) -> None:
    assert both(name) == names


def test_the_list_is_read_as_it_is_or_compressed(file: Path, tmp_path: Path) -> None:
    packed = tmp_path / "list.csv.gz"
    packed.write_bytes(gzip.compress(LIST.encode()))
    semicolons = tmp_path / "semicolons.csv"
    semicolons.write_text(LIST.replace(",", ";"), encoding="utf-8-sig")
    jobs = read_official(file)
    assert [job.code for job in jobs] == ["F1619", "E1103", "L1203"]
    assert read_official(packed) == jobs
    assert read_official(semicolons) == jobs


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"a,b\n1,2\n", "no column libelle_appellation_long"),
        (b"", "no column"),
        (b"\xff\xfe", "UTF-8"),
        (b"\x1f\x8bbroken", "cannot be read"),
        (b"libelle_appellation_long,code_rome\nBaker,1105\n", "row 2 has no name or no code"),
    ],
)
def test_another_file_is_refused_with_the_reason(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(content)
    with pytest.raises(NotTheListError, match=why):
        read_official(path)


def test_its_names_are_understood_once_it_is_imported(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept.csv"
    keep(read_official(file), kept)
    reader = Reader(load_lexicon(kept))
    assert reader.read("souffleuse de mots").trades == ("culture",)
    [job, town] = reader.read("zingueur ardoisier de clocher Rouen").parts
    assert (job.name, job.trades) == (
        "Zingueur-ardoisier de clocher",
        ("construction",),
    )
    assert town.region == "Normandie"


def test_without_an_import_nothing_is_missed(tmp_path: Path) -> None:
    assert Reader(load_lexicon(tmp_path / "none.csv")).read("comptable").trades == ("finance",)
