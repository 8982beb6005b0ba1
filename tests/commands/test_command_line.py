"""The command line: what it accepts, and one clear sentence when it cannot."""

from __future__ import annotations

import errno
import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import vitality
from commands.language import language
from vitality import main
from vocabulary.said import Language

ROOT = Path(vitality.__file__).parent


def run(*arguments: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself_and_is_in_the_readme(command: str) -> None:
    assert run(command, "--help").exit_code == 0
    assert f"vitality {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["assess", "export"])
def test_a_missing_database_is_said_in_one_sentence(command: str, tmp_path: Path) -> None:
    done = run(command, "--db", tmp_path / "none.db")
    assert done.exit_code == 2
    assert "run vitality crawl first" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_an_unknown_network_is_named(tmp_path: Path) -> None:
    done = run("crawl", "--db", tmp_path / "x.db", "--only", "no-such-network")
    assert done.exit_code == 2
    assert "no-such-network" in done.stderr


def test_an_address_that_is_none_is_not_taken_for_a_lost_connection(tmp_path: Path) -> None:
    done = run("crawl", "--db", tmp_path / "x.db", "--canary", "example.org")
    assert done.exit_code == 2
    assert "--canary 'example.org' is no web address" in done.stderr


def test_a_missing_catalogue_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = run("crawl", "--db", tmp_path / "x.db", "--catalogue", tmp_path / "nowhere")
    assert done.exit_code == 2
    assert "nowhere" in done.stderr


def test_resuming_without_an_interrupted_crawl_says_what_to_do(tmp_path: Path) -> None:
    done = run("crawl", "--db", tmp_path / "x.db", "--resume")
    assert done.exit_code == 2
    assert "without --resume" in done.stderr


def test_a_bad_moment_is_refused_with_an_example(tmp_path: Path) -> None:
    done = run("assess", "--db", tmp_path / "x.db", "--as-of", "yesterday")
    assert done.exit_code == 2
    assert "2026-11-23" in done.stderr


PAGE = '<!doctype html><html lang="fr"><title>Club</title><body><p>12 345 membres</p></body></html>'


def test_read_says_what_a_saved_page_says(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(PAGE, encoding="utf-8")
    done = run(
        "read", file, "--url", "https://club.example/", "--header", "Content-Type: text/html"
    )
    answer = json.loads(done.stdout)
    assert (answer["outcome"], answer["language"]) == ("ok", "fr")
    members = [seen for seen in answer["observations"] if seen["signal"] == "members_total"]
    assert [(seen["value"], seen["low"], seen["high"]) for seen in members] == [
        (12345, 12345, 12345)
    ]


def test_read_in_batch_answers_each_line_and_survives_bad_ones(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    good = {"id": "a", "file": "page.html", "url": "https://club.example/", "as_of": "2026-11-23"}
    lines = [json.dumps(good), "not json", '{"id": "c"}', "[]", json.dumps(good | {"file": "none"})]
    (tmp_path / "batch.jsonl").write_bytes(
        "\n".join([*lines, "\udcff"]).encode(errors="surrogateescape")
    )
    done = run("read", "--batch", tmp_path / "batch.jsonl")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert answers[0]["id"] == "a"
    assert answers[0]["language"] == "fr"
    assert ["error" in answer for answer in answers] == [False, *[True] * 5]


def test_read_says_what_is_no_address(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    done = run("read", tmp_path / "page.html", "--url", "http://[")
    assert done.exit_code == 2
    assert "'http://[' is no address" in done.stderr


def test_read_in_batch_reads_every_recorded_answer_of_every_probe(tmp_path: Path) -> None:
    lines, platforms = [], {}
    for meta in sorted((ROOT / "tests" / "fixtures").glob("*/*/meta.json")):
        [file] = meta.parent.glob("response.*")
        asked = json.loads(meta.read_text(encoding="utf-8"))
        name = f"{meta.parent.parent.name}/{meta.parent.name}"
        line = {"id": name, "file": str(file), "as_of": asked.pop("fetched_at"), **asked}
        lines.append(json.dumps(line))
        expected = json.loads((meta.parent / "expected.json").read_text(encoding="utf-8"))
        if "platform" in expected:
            platforms[name] = expected["platform"]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("\n".join(lines), encoding="utf-8")
    answers = {
        answer["id"]: answer
        for answer in map(json.loads, run("read", "--batch", batch).stdout.splitlines())
    }
    assert len(answers) == len(lines)
    assert [name for name, answer in answers.items() if answer.get("errors") != []] == []
    assert {name: answers[name]["platform"] for name in platforms} == platforms


def test_rhythm_answers_each_stream() -> None:
    week = 7 * 86400
    stream = {
        "id": "weekly",
        "as_of": "2026-11-23",
        "t": [1795300000 - i * week for i in range(20)],
    }
    done = run("rhythm", "-", stdin=json.dumps(stream) + "\n")
    answer = json.loads(done.stdout)
    assert answer["id"] == "weekly"
    assert answer["state"] == "alive"
    assert 0.9 < answer["p_180"] <= 1
    assert 5 < answer["rhythm_days"] < 12


def test_the_project_is_in_order() -> None:
    done = run("check")
    assert done.exit_code == 0, done.output


def test_check_names_the_row_and_column_of_a_fault(tmp_path: Path) -> None:
    (tmp_path / "networks.csv").write_text(
        "id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
        "a,A,ftp://a.example/,it,,fr,FR,,sector,,\n"
    )
    done = run("check", "--catalogue", tmp_path)
    assert done.exit_code == 1
    assert re.search(r"networks\.csv.*2.*url", done.output)


def test_check_speaks_french_in_a_french_locale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    row = "id,name,url,sectors,languages,kind\na,A,https://a.example/,santé,fr,sector\n"
    (tmp_path / "networks.csv").write_text(row, encoding="utf-8")
    done = run("check", "--catalogue", tmp_path)
    assert "networks.csv, ligne 2, colonne sectors" in done.output
    assert "écrivez «\u00a0health\u00a0»" in done.output
    assert "colonne description_fr\u00a0: est vide" in done.output


def test_a_new_network_is_added_once(tmp_path: Path) -> None:
    header = "id,name,url,sectors,audience,languages,country,region,kind,seeds,note\n"
    (tmp_path / "networks.csv").write_text(header)
    done = run("new-network", "https://www.example.org/", "--offline", "--catalogue", tmp_path)
    assert done.exit_code == 0
    rows = (tmp_path / "networks.csv").read_text().splitlines()
    assert rows[1].startswith("example,example,https://www.example.org/,")
    again = run("new-network", "https://www.example.org", "--offline", "--catalogue", tmp_path)
    assert again.exit_code == 2
    assert (tmp_path / "networks.csv").read_text().splitlines() == rows


def test_a_new_probe_is_a_probe_that_passes_its_fixture(tmp_path: Path) -> None:
    from commands.scaffold import write_probe

    (tmp_path / "crawler" / "probes").mkdir(parents=True)
    probe, response, *_rest = write_probe(tmp_path, "ning")
    scope: dict[str, object] = {"__name__": "ning"}
    exec(compile(probe.read_text(), str(probe), "exec"), scope)
    from datetime import UTC, datetime

    from crawler.page import Page

    page = Page(
        "https://example.org/",
        200,
        response.read_bytes(),
        datetime(2026, 11, 23, tzinfo=UTC),
        {"content-type": "text/html"},
    )
    made = scope["NingProbe"]()  # type: ignore[operator]
    assert made.matches(page)
    assert made.read(page).platform == "ning"


def test_a_probe_name_that_cannot_be_a_file_is_refused(tmp_path: Path) -> None:
    assert run("new-probe", "../evil").exit_code == 2


def test_streams_that_cannot_be_used_are_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("not json\n", encoding="utf-8")
    done = run("backtest", tmp_path / "bad.jsonl")
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: ")


@pytest.mark.parametrize(
    ("told", "spoken"),
    [
        (
            {"LANG": "fr_FR.UTF-8", "LC_CTYPE": "C.UTF-8"},
            Language.FR,
        ),  # no such locale is installed
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "fr_FR.UTF-8"}, Language.EN),
        ({"LANGUAGE": "fr:en", "LANG": "en_US.UTF-8"}, Language.FR),
        ({}, Language.EN),
    ],
)
def test_the_language_is_that_of_the_person_s_locale(
    monkeypatch: pytest.MonkeyPatch, told: dict[str, str], spoken: Language
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert language() is spoken


def test_who_stops_reading_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_arguments: object, **_options: object) -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr("commands.check.check", gone)
    done = run("check")
    assert done.exit_code == 1
    assert "Broken pipe" not in done.output
