"""What makes a machine crawl by itself: units, lines for cron, a workflow, a composition."""

from __future__ import annotations

import re
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from click.testing import CliRunner

from commands.schedule import KINDS, crawl_times, schedule
from tests.helpers.operating import NOW, crawled, run


@pytest.mark.parametrize("kind", KINDS)
def test_the_day_s_run_tells_subscribers_where_there_are_any(tmp_path: Path, kind: str) -> None:
    assert not any("notify" in text for text in schedule(kind, "05:30", tmp_path).values())
    (tmp_path / "operator.toml").write_text('[mail]\nsmtp = "smtps://m.example"\n')
    assert any("notify" in text for text in schedule(kind, "05:30", tmp_path).values())
    (tmp_path / "operator.toml").unlink()
    (tmp_path / "subscribers.csv").write_text("address\n")
    assert any("notify" in text for text in schedule(kind, "05:30", tmp_path).values())


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
