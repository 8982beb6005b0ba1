"""Running it for years: schedule, status, doctor, back-up."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml
from click.testing import CliRunner
from prometheus_client.parser import text_string_to_metric_families
from sqlite_utils import Database

from analysis.publish import assess
from commands.backup import backup
from commands.schedule import KINDS, crawl_times, schedule
from commands.status import as_metrics, as_text, status
from tests.helpers.judging import keep_crawl
from vitality import main
from vocabulary.catalogue import Catalogue, Network
from vocabulary.items import FetchOutcome, Visit, VisitRecord

NOW = datetime.now(UTC)
CATALOGUE = Path(__file__).parents[2] / "data" / "catalogue"


def crawled(path: Path, names: tuple[str, ...], at: datetime) -> Path:
    """Keep one finished crawl that began at a moment and saw each network's home page."""
    networks = tuple(
        Network(name, name, f"https://{name}.example/", sectors=("it",), languages=("en",))
        for name in names
    )
    seen = {
        each.id: [VisitRecord(Visit(each.id, each.url, "home", at, FetchOutcome.OK, 200))]
        for each in networks
    }
    keep_crawl(path, Catalogue(networks), seen, at, at + timedelta(minutes=1))
    return path


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A database with one finished crawl of an hour ago."""
    return crawled(tmp_path / "vitality.db", ("club", "forum"), NOW - timedelta(hours=1))


@pytest.mark.parametrize("kind", KINDS)
def test_the_day_s_run_tells_subscribers_where_there_are_any(tmp_path: Path, kind: str) -> None:
    assert not any("notify" in text for text in schedule(kind, "05:30", tmp_path).values())
    (tmp_path / "operator.toml").write_text('[mail]\nsmtp = "smtps://m.example"\n')
    assert any("notify" in text for text in schedule(kind, "05:30", tmp_path).values())
    (tmp_path / "operator.toml").unlink()
    (tmp_path / "subscribers.csv").write_text("address\n")
    assert any("notify" in text for text in schedule(kind, "05:30", tmp_path).values())


def run(*words: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(word) for word in words])
    return result.exit_code, result.output


def test_a_back_up_is_whole_and_takes_the_place_of_the_one_before(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "backup" / "copy.db"
    for _ in range(2):
        code, _said = run("backup", copy, "--db", db)
        assert code == 0
    with closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("SELECT count(*) FROM crawl").fetchone() == (1,)
    assert [path.name for path in copy.parent.iterdir()] == ["copy.db"]


def test_a_back_up_ends_while_a_crawl_commits_again_and_again(
    db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0

    class Watched(sqlite3.Connection):
        def backup(self, target: sqlite3.Connection, **asked: Any) -> None:
            def commit(_status: int, _left: int, pages: int) -> None:
                nonlocal steps
                steps += 1
                assert steps <= pages, "begun anew"
                with closing(sqlite3.connect(db)) as crawl:
                    crawl.execute("UPDATE crawl SET networks = networks + 1")
                    crawl.commit()

            super().backup(target, **asked, progress=commit)

    def watched(path: Path) -> sqlite3.Connection:
        return sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, factory=Watched)

    monkeypatch.setattr("commands.backup.read_only", watched)
    monkeypatch.setattr("commands.backup._PAGES", 10)
    backup(db, tmp_path / "copy.db")
    assert steps > 3
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT networks FROM crawl").fetchall() == [(2,)]


def test_a_restored_back_up_goes_on_where_it_was(db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    run("backup", copy, "--db", db)
    db.write_bytes(b"lost")
    shutil.copy(copy, db)
    code, said = run("status", "--db", db)
    assert code == 0, said


def test_another_machine_goes_on_from_a_back_up_and_the_catalogue(db: Path, tmp_path: Path) -> None:
    here, there = db.parent, tmp_path / "another machine"
    (here / "catalogue").mkdir()
    for name in ("networks.csv", "vocabulary.csv", "editorial.csv", "optout.csv"):
        shutil.copy(CATALOGUE / name, here / "catalogue")
    run("--home", here, "backup", tmp_path / "copy.db")
    shutil.copytree(here / "catalogue", there / "catalogue")
    shutil.copy(tmp_path / "copy.db", there / "vitality.db")
    said = {}
    for home in (here, there):
        for command in (["assess", "--as-of", f"{NOW:%Y-%m-%dT%H:%M}"], ["export"], ["status"]):
            code, told = run("--home", home, *command)
            assert code == 0, (home, command, told)
        said[home] = (home / "exports" / "networks.csv").read_bytes()
    assert said[here] == said[there]
    assert run("--home", there, "prune")[0] == 0


@pytest.mark.parametrize("command", [("backup",), ("status", "--prometheus")])
def test_nothing_but_a_file_is_ever_replaced(db: Path, command: tuple[str, ...]) -> None:
    """A pipe here; a device such as /dev/null where root backs up."""
    pipe = db.with_name("pipe")
    os.mkfifo(pipe)
    code, said = run(*command, pipe, "--db", db)
    assert (code, pipe.is_fifo()) == (2, True)
    assert "it is no file" in said


@pytest.mark.parametrize("target", ["vitality.db", "vitality.db/within/copy.db"])
def test_a_back_up_that_cannot_be_made_says_why_and_harms_nothing(db: Path, target: str) -> None:
    before = db.read_bytes()
    code, said = run("backup", db.parent / target, "--db", db)
    assert code == 2
    assert "vitality.db" in said
    assert db.read_bytes() == before


def test_the_status_is_told_as_text_and_as_data(db: Path) -> None:
    code, said = run("status", "--db", db)
    assert (code, "All is well." in said) == (0, True)
    code, said = run("status", "--json", "--db", db)
    data = json.loads(said)
    assert (code, data["last_crawl_networks"], data["faults"]) == (0, 2, [])


def test_a_late_crawl_is_a_fault(tmp_path: Path) -> None:
    path = crawled(tmp_path / "old.db", ("club",), NOW - timedelta(days=9))
    code, said = run("status", "--db", path)
    assert code == 1
    assert "216 hours ago" in said


def test_no_crawl_is_late_where_nothing_is_due(tmp_path: Path) -> None:
    path = crawled(tmp_path / "old.db", ("club",), NOW - timedelta(days=5))
    with Database(path) as opened:
        assess(opened, NOW)
    assert status(path, NOW).faults == ()


def test_the_status_says_when_the_next_network_is_due_and_what_it_runs_on(db: Path) -> None:
    found = status(db, NOW)
    assert (found.due, found.faults) == (0, ())
    assert found.next_due_at
    due = datetime.fromisoformat(found.next_due_at)
    assert NOW < due <= NOW + timedelta(days=9)
    assert (status(db, due).due >= 1, status(db, due).overdue) == (True, 0)
    assert status(db, due + timedelta(days=9)).overdue == 2
    assert found.overdue == 0
    assert status(db, NOW + timedelta(days=30)).next_due_at is None
    assert f"the next one: {due:%Y-%m-%d %H:%M} UTC" in as_text(found)
    assert {"Python", "SQLite", "Scrapy"} == set(found.versions)


def test_a_clock_that_went_back_is_told_and_not_a_late_timer(db: Path) -> None:
    [said] = status(db, NOW - timedelta(days=3)).faults
    assert "lies in the future" in said


def test_an_alarm_is_to_be_looked_at_and_makes_no_mail(db: Path) -> None:
    with Database(db) as opened:
        assess(opened, NOW)
        alarm = {"crawl": 1, "network": "club", "probe": "phpbb", "url": "https://club.example/"}
        opened.table("extractor_alarm").insert(alarm | {"last_matched_at": "2026-01-01"})
    found = status(db, NOW)
    assert [said[:19] for said in found.faults] == ["Extractor alarms: 1"]
    assert found.alerts == {}


def test_the_figures_are_read_by_prometheus_own_library(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "vitality.prom"
    run("status", "--prometheus", file, "--db", db)
    found = {family.name: family for family in text_string_to_metric_families(file.read_text())}
    assert found["vitality_own_errors"].samples[0].value == 0
    assert found["vitality_info"].samples[0].labels["version"]
    assert found["vitality_next_due_timestamp_seconds"].samples[0].value > NOW.timestamp()
    assert {sample.labels["state"] for sample in found["vitality_networks"].samples}
    assert as_metrics(status(db, NOW)).endswith("\n")


def test_what_is_no_database_of_ours_is_told_in_one_sentence(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(b"not a database at all" * 100)
    code, said = run("status", "--db", other)
    assert code == 2
    assert "it is no SQLite database" in said


def test_the_doctor_names_what_is_ill_and_what_to_do(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VITALITY_CONTACT", raising=False)
    monkeypatch.setenv("VITALITY_SMTP", "smtp://127.0.0.1:1")
    monkeypatch.setenv("VITALITY_BROWSER", "no-such-browser")
    (db.parent / "operator.toml").write_text('nmae = "x"\n')
    code, said = run("--home", db.parent, "doctor", "--db", db)
    assert code == 1
    assert re.search(r"NO +mail: the mail server cannot be reached", said)
    assert re.search(r"NO +settings: .*nmae", said)
    assert re.search(r"NO +browser: ", said)
    assert re.search(r"(ok|NO) +outgoing address: ", said)
    assert re.search(r"NO +contact: VITALITY_CONTACT is not set", said)
    assert re.search(r"ok +database: .* is whole", said)
    assert re.search(r"ok +catalogue: \d+ networks", said)


def test_the_doctor_finds_a_damaged_database(db: Path) -> None:
    db.write_bytes(db.read_bytes()[:5000] + b"\xff" * 3000)
    assert re.search(r"NO +database: ", run("--home", db.parent, "doctor", "--db", db)[1])


def test_a_schedule_never_leaves_the_export_out_for_an_alarm(tmp_path: Path) -> None:
    cron = schedule("cron", "05:30", tmp_path)["vitality.cron"]
    assert "&&" not in cron.replace('not "&&"', "")
    units = schedule("systemd", "05:30", tmp_path)
    assert "SuccessExitStatus=1" in units["vitality-crawl.service"]
    daily = units["vitality-daily.service"].splitlines()
    assert [line for line in daily if line.startswith("ExecStart=-") and line.endswith("export")]


@pytest.mark.parametrize("fails", ["assess", "backup", "prune", "notify", "status", "export"])
def test_a_workflow_takes_each_step_and_fails_only_without_an_export(
    tmp_path: Path, fails: str
) -> None:
    (tmp_path / "subscribers.csv").write_text("address\n")
    (tmp_path / "home").mkdir()
    data = yaml.safe_load(schedule("github", "05:30", tmp_path)["vitality.yml"])
    [script] = [step["run"] for step in data["jobs"]["crawl"]["steps"] if "name" in step]
    stub = f'vitality() {{ echo "$1" >> taken; [ "$1" != {fails} ] || return 2; }}\n'
    done = subprocess.run(["bash", "-e", "-c", stub + script], cwd=tmp_path, check=False)
    steps = ["assess", "export", "backup", "prune", "notify", "status"]
    assert (tmp_path / "taken").read_text().split() == steps
    assert bool(done.returncode) is (fails == "export")


@pytest.mark.parametrize("at", ["00:00", "05:30", "08:09", "23:59"])
@pytest.mark.parametrize("hour", [0, 6, 12, 18])
def test_a_composition_judges_once_a_day_whatever_the_hours_of_its_runs(
    tmp_path: Path, at: str, hour: int
) -> None:
    script = yaml.safe_load(schedule("compose", at, tmp_path)["compose.schedule.yaml"])
    [text] = script["services"]["crawl"]["command"]
    body = text.replace("$$", "$").replace("/data/", f"{tmp_path}/")
    body = re.sub(r"while :; do|sleep .*|done\s*$", "", body)
    judged = tmp_path / "judged"
    clock = 'date() { command date -u -d "$NOW UTC $3" +%F; }\n'
    tools = f'vitality() {{ [ "$1" != assess ] || echo x >> {judged}; }}\n'
    for day in ("2028-02-27", "2028-02-28", "2028-02-29", "2028-03-01", "2028-12-31", "2029-01-01"):
        for run_at in range(hour % 6, 24, 6):
            now = f"{day} {run_at:02}:15"
            done = subprocess.run(
                ["bash", "-c", clock + tools + body],
                env={"NOW": now, "PATH": "/usr/bin:/bin"},
                check=False,
            )
            assert done.returncode == 0
    assert len(judged.read_text().splitlines()) in {6, 7, 8}


@pytest.mark.parametrize("now", ["00:00:00", "00:14:59", "00:16:00", "05:59:59", "23:59:59"])
def test_a_composition_crawls_again_soon_after_the_next_quarter_of_the_day(
    tmp_path: Path, now: str
) -> None:
    script = yaml.safe_load(schedule("compose", "05:30", tmp_path)["compose.schedule.yaml"])
    [text] = script["services"]["crawl"]["command"]
    [told] = re.findall(r"sleep (.*)", text.replace("$$", "$"))
    at = datetime.fromisoformat(f"2027-03-28T{now}+00:00")
    clock = f"date() {{ echo {int(at.timestamp())}; }}\n"
    done = subprocess.run(["bash", "-c", f"{clock}echo {told}"], capture_output=True, check=True)
    later = at + timedelta(seconds=int(done.stdout))
    assert later - at <= timedelta(hours=6, minutes=15)
    assert (later.hour % 6, later.minute, later.second) == (0, 15, 0)


def test_the_composition_that_ships_keeps_the_same_schedule(tmp_path: Path) -> None:
    written = yaml.safe_load(schedule("compose", "05:30", tmp_path)["compose.schedule.yaml"])
    shipped = yaml.safe_load((Path(__file__).parents[2] / "compose.yaml").read_text())
    assert shipped["services"]["crawl"].items() >= written["services"]["crawl"].items()


@pytest.mark.parametrize(
    "zone", ["UTC", "Europe/Paris", "America/St_Johns", "Asia/Kolkata", "Pacific/Auckland"]
)
def test_the_line_of_cron_meets_each_quarter_of_the_day_once_summer_or_winter(zone: str) -> None:
    here = ZoneInfo(zone)
    seasons = [datetime(2027, month, 1, tzinfo=here).utcoffset() for month in (1, 7)]
    minute, hours = crawl_times(
        max(s or timedelta() for s in seasons) // timedelta(minutes=1)
    ).split()
    runs = [
        datetime(2027, 1, 1, int(hour), int(minute), tzinfo=here) + timedelta(days=day)
        for day in range(400)
        for hour in hours.split(",")
    ]
    in_utc = [run.astimezone(UTC) for run in runs]
    quarters = [(run.date(), run.hour // 6) for run in in_utc]
    assert len(set(quarters)) == len(quarters)
    assert {run.hour % 6 * 60 + run.minute for run in in_utc} <= {15, 75}


@pytest.mark.parametrize("kind", KINDS)
def test_the_day_s_run_waits_for_a_crawl_that_takes_long(tmp_path: Path, kind: str) -> None:
    text = "\n".join(schedule(kind, "05:30", tmp_path).values())
    assert re.findall(r"vitality\S*(?: --home \S+)? (assess|prune)\b(?! --wait)", text) == []
    assert "assess --wait" in text


@pytest.mark.parametrize("owner", ["root", "", "vitality"])
def test_units_run_as_who_owns_the_data_folder_and_name_no_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: str
) -> None:
    monkeypatch.setattr("commands.schedule._user", lambda _home: owner)
    for name, text in schedule("systemd", "05:30", tmp_path).items():
        users = re.findall(r"(?m)^User=(.*)$", text)
        is_named = owner == "vitality" and name.endswith(".service")
        assert users == ([owner] if is_named else [])


def test_the_line_of_cron_has_five_fields_and_the_time_asked_for(tmp_path: Path) -> None:
    lines = schedule("cron", "23:07", tmp_path)["vitality.cron"].splitlines()
    times = [line.split(None, 5)[:5] for line in lines if re.match(r"\d", line)]
    assert [time[2:] for time in times] == [["*", "*", "*"]] * 2
    assert times[1][:2] == ["07", "23"]
    assert not any("%" in line for line in lines)  # cron makes a line's end of it


def written(tmp_path: Path, kind: str) -> list[Path]:
    code, said = run("--home", tmp_path, "schedule", kind, "--out", tmp_path / "out")
    assert code == 0, said
    return sorted((tmp_path / "out").iterdir())


def told(*words: str | Path) -> tuple[int, str]:
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("kind", "schema"), [("github", "vendor.github-workflows"), ("compose", "vendor.compose-spec")]
)
@pytest.mark.parametrize("notifies", [False, True])
def test_workflow_and_composition_are_as_their_published_schemas_want_them(
    tmp_path: Path, kind: str, schema: str, notifies: bool
) -> None:
    import check_jsonschema  # loads much, for this test alone

    if notifies:
        (tmp_path / "subscribers.csv").write_text("address\n")
    [file] = written(tmp_path, kind)
    checked = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", schema, str(file)])
    assert checked.exit_code == 0, checked.output
    file.write_text(re.sub(r"(?m)^(jobs|services):$", r"\1: nothing\nx-was:", file.read_text()))
    checked = CliRunner().invoke(check_jsonschema.main, ["--builtin-schema", schema, str(file)])
    assert checked.exit_code == 1


@pytest.mark.real
def test_the_units_are_as_systemd_wants_them(tmp_path: Path) -> None:
    verify = ("systemd-analyze", "verify", "--man=no")
    units = written(tmp_path, "systemd")
    assert told(*verify, *units) == (0, "")
    unit = tmp_path / "out" / "vitality-crawl.timer"
    unit.write_text(unit.read_text().replace("18:15:00", "18:75:00"))
    assert "vitality-crawl.timer" in told(*verify, *units)[1]


@pytest.mark.real
def test_the_line_is_as_cron_wants_it(tmp_path: Path) -> None:
    [file] = written(tmp_path, "cron")
    assert told("crontab", "-n", file)[0] == 0
    file.write_text(file.read_text().replace("* * *", "* 13 *", 1))
    assert told("crontab", "-n", file)[0] == 1


@pytest.mark.real
def test_the_day_s_line_judges_exports_and_backs_up_as_it_is_written(tmp_path: Path) -> None:
    crawled(tmp_path / "vitality.db", ("club", "forum"), NOW - timedelta(hours=1))
    [file] = written(tmp_path, "cron")
    settings, *_, line = file.read_text().rpartition("VITALITY_HOME=")[2].splitlines()
    done = subprocess.run(
        ["sh", "-c", line.split(None, 5)[5]],
        env={"VITALITY_HOME": settings, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "All is well." in done.stdout) == (0, True), done.stderr
    assert (tmp_path / "exports" / "networks.csv").stat().st_size
    assert (tmp_path / "backup" / "vitality.db").stat().st_size


@pytest.mark.parametrize("kind", KINDS)
def test_files_are_written_and_never_over_others(kind: str, tmp_path: Path) -> None:
    words = ("--home", tmp_path, "schedule", kind, "--out", tmp_path / "out")
    assert run(*words)[0] == 0
    code, said = run(*words)
    assert code == 2
    assert "exists already" in said


@pytest.mark.parametrize("at", ["5:30", "24:00", "noon", "05:60"])
def test_a_time_that_is_none_is_said_so(at: str, tmp_path: Path) -> None:
    code, said = run("--home", tmp_path, "schedule", "cron", "--at", at)
    assert code == 2
    assert "is no time of the day" in said


def test_a_folder_that_a_schedule_cannot_hold_is_said_so(tmp_path: Path) -> None:
    code, said = run("--home", tmp_path / "my data", "schedule", "cron")
    assert code == 2
    assert "choose another" in said


@pytest.mark.parametrize(
    ("told", "is_now"), [((), True), (("--as-of", "2026-11-01"), False)], ids=["now", "that day"]
)
def test_a_command_that_waited_judges_as_of_when_it_began_to_judge(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: tuple[str, ...], is_now: bool
) -> None:
    free_at, judged_as_of = [], []

    @contextmanager
    def locked(_db: Path, *, waits: bool) -> Iterator[None]:
        free_at.append(datetime.now(UTC))  # another command has ended: its facts are of before
        yield

    def summarise(_db: Path, as_of: datetime, **_how: bool) -> int:
        judged_as_of.append(as_of)
        return 0

    monkeypatch.setattr("pipelines.database.locked", locked)
    monkeypatch.setattr("commands.crawl.summarise", summarise)
    (db := tmp_path / "x.db").touch()
    done = CliRunner().invoke(main, ["assess", "--db", str(db), *told])
    assert done.exit_code == 0, done.output
    assert (judged_as_of[0] >= free_at[0]) is is_now
