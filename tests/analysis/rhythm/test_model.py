"""The rhythm model against the values published with it, and its edges."""

from __future__ import annotations

import json
from datetime import datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import policy
from analysis.rhythm.fitting import START
from analysis.rhythm.lines import rhythm_lines
from analysis.rhythm.model import Rhythm, judge, predict, state_of
from analysis.rhythm.parameters import Parameters
from analysis.rhythm.scale import DAY
from analysis.rhythm.streams import stream

NOW = 1_795_300_000.0


def rhythm(*ago: float) -> Rhythm | None:
    """Judge posts so many days ago."""
    return judge([stream([NOW - day * DAY for day in ago], NOW)])[0]


def regular(gap: float, silence: float, number: int) -> Rhythm:
    found = rhythm(*(silence + gap * i for i in range(number)))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("gap", "number", "published"),
    [
        (7, 15, [0.97, 0.82, 0.49, 0.26, 0.10]),
        (30, 12, [0.93, 0.89, 0.65, 0.37, 0.15]),
        (91, 8, [0.77, 0.77, 0.71, 0.52, 0.25]),
        (365, 5, [0.25, 0.27, 0.31, 0.34, 0.32]),
        (1, 1, [0.81, 0.76, 0.64, 0.50, 0.34]),
    ],
)
def test_the_kernel_renewal_with_drop_out_gives_its_published_values(
    gap: float, number: int, published: list[float]
) -> None:
    silences = (7, 30, 90, 180, 365)
    gaps = np.full((len(silences), 19), np.nan)
    gaps[:, : number - 1] = gap
    first = Parameters(**START, floor=0.5, n_items=20)
    found = predict(gaps, np.array(silences, dtype=float), fitted=first)[0][:, 1]
    assert found == pytest.approx(published, abs=0.0051)


def test_the_more_gaps_are_known_the_more_the_probability_is_believed() -> None:
    few, many = regular(7, 1, 3).p_180, regular(7, 1, 20).p_180
    assert 0.5 < few < many
    quiet_few, quiet_many = regular(7, 900, 3).p_180, regular(7, 900, 20).p_180
    assert 0.5 > quiet_few > quiet_many


def test_the_horizon_follows_the_rhythm() -> None:
    assert regular(30, 5, 12).horizon_days == policy.HORIZON_DAYS
    yearly = regular(365, 100, 8)
    assert yearly.horizon_days == policy.SLOW_HORIZON_DAYS
    assert yearly.p_alive == yearly.p_season


def test_without_a_date_nothing_is_said() -> None:
    assert rhythm() is None


def test_dates_in_the_future_are_not_posts() -> None:
    assert rhythm(-40, -3) is None
    assert rhythm(-40, 7, 14, 21) == rhythm(7, 14, 21)


def test_a_day_counts_once_however_many_posts_it_has() -> None:
    assert rhythm(7, 7.01, 7.02, 14, 21) == rhythm(7, 14, 21)


def test_only_the_newest_twenty_days_count() -> None:
    assert regular(7, 3, 20) == regular(7, 3, 60)


def test_a_site_rebuilt_on_one_day_is_no_life() -> None:
    assert rhythm(*[1.0] * 200) is None


def test_a_burst_out_of_a_long_silence_does_not_revive() -> None:
    quiet = [900 + 7 * i for i in range(20)]
    burst = [2 + i / 100 for i in range(15)]
    with_burst, without = rhythm(*burst, *quiet), rhythm(*quiet)
    assert with_burst is not None
    assert without is not None
    assert state_of(without.p_alive) == "dead"
    assert with_burst.p_alive <= without.p_alive


def test_a_lively_day_in_a_lively_network_is_no_burst() -> None:
    lively = rhythm(*[1 + i / 100 for i in range(8)], *(1 + i for i in range(1, 20)))
    assert lively is not None
    assert state_of(lively.p_alive) == "alive"
    assert lively.p_with_burst is None


@given(st.lists(st.floats(0, 4000), min_size=1, max_size=60))
def test_probabilities_are_probabilities_and_grow_with_the_horizon(ago: list[float]) -> None:
    found = rhythm(*ago)
    if found is not None:
        assert 0 <= found.p_90 <= found.p_180 <= found.p_365 <= 1
        assert found.rhythm_days > 0
        assert found.longer_than <= found.past_silences < 20


@given(st.lists(st.floats(0, 4000), min_size=1, max_size=60), st.randoms())
def test_the_order_of_dates_does_not_matter(ago: list[float], random: object) -> None:
    shuffled = list(ago)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert rhythm(*shuffled) == rhythm(*ago)


def test_a_verdict_without_the_burst_says_what_the_burst_would_have_given() -> None:
    found = rhythm(*[2 + i / 100 for i in range(15)], *(900 + 7 * i for i in range(20)))
    assert found is not None
    assert found.p_with_burst is not None
    assert found.p_with_burst > found.p_alive
    assert found.silence_days == pytest.approx(900)
    assert pytest.approx((NOW - found.newest) / DAY) == 900


def test_an_ordinary_stream_has_no_burst() -> None:
    assert regular(7, 3, 20).p_with_burst is None


def test_a_usual_gap_is_claimed_only_from_enough_gaps() -> None:
    assert regular(7, 3, 3).usual_gap_days is None
    assert regular(7, 3, 4).usual_gap_days == pytest.approx(7)


@given(st.floats(1, 3000), st.floats(1, 3000))
def test_without_own_gaps_a_longer_silence_never_raises_the_probability(
    one: float, other: float
) -> None:
    # With own gaps it may: a yearly meeting is the more likely the nearer its date comes.
    shorter, longer = rhythm(min(one, other)), rhythm(max(one, other))
    assert shorter is not None
    assert longer is not None
    assert longer.p_180 <= shorter.p_180 + 1e-9


@given(st.lists(st.floats(0.5, 2000), min_size=1, max_size=19), st.floats(1, 50), st.floats(1, 50))
def test_beyond_the_longest_own_gap_a_longer_silence_never_raises_the_probability(
    own: list[float], one: float, other: float
) -> None:
    gaps = np.full((2, 19), np.nan)
    gaps[:, : len(own)] = own
    silence = max(own) * np.array([min(one, other), max(one, other)])
    shorter, longer = predict(gaps, silence)[0]
    assert (longer <= shorter + 1e-9).all()


def test_one_or_two_dates_say_less_than_many() -> None:
    one, two, many = rhythm(5), rhythm(5, 12), regular(7, 5, 20)
    assert one is not None
    assert two is not None
    assert (one.posting_days, two.posting_days) == (1, 2)
    assert one.usual_gap_days is None
    assert two.usual_gap_days is None
    assert many.rhythm_days < two.rhythm_days < one.rhythm_days
    assert 0.5 < one.p_180 < many.p_180


def test_a_list_cut_off_after_five_says_nearly_what_the_whole_says() -> None:
    for silence in (3, 30, 120):
        whole, cut_off = regular(14, silence, 20), regular(14, silence, 5)
        assert cut_off.p_180 == pytest.approx(whole.p_180, abs=0.15)
        assert cut_off.rhythm_days == pytest.approx(whole.rhythm_days, rel=0.5)


def test_a_look_that_comes_late_counts_the_silence_up_to_itself() -> None:
    posts = [NOW - day * DAY for day in (7, 14, 21, 28)]
    soon, late = judge([stream(posts, NOW), stream(posts, NOW + 90 * DAY)])
    assert soon is not None
    assert late is not None
    assert late.silence_days == pytest.approx(soon.silence_days + 90)
    assert late.p_180 < soon.p_180
    assert late.rhythm_days == soon.rhythm_days


def test_streams_judged_together_are_judged_as_each_alone() -> None:
    streams = [
        stream([NOW - d * DAY for d in days], NOW)
        for days in ([1, 8, 15], [], [900, 930], [5], [1.0] * 30, range(0, 400, 20))
    ]
    assert judge(streams) == [judge([each])[0] for each in streams]


def test_a_yearly_meeting_grows_likelier_as_its_date_comes() -> None:
    assert regular(365, 300, 5).p_90 > regular(365, 30, 5).p_90


def test_json_lines_are_answered_one_by_one() -> None:
    weekly = {"id": "w", "as_of": NOW, "t": [NOW - 7 * DAY * i for i in range(1, 20)]}
    iso = weekly | {"id": "i", "as_of": datetime.fromtimestamp(NOW).astimezone().isoformat()}
    lines = [json.dumps(weekly), "", "{}", json.dumps(iso), '{"id": "e", "as_of": 1, "t": []}', "x"]
    answers = list(rhythm_lines(lines))
    assert [answer["id"] for answer in answers] == ["w", None, "i", "e", None]
    assert ["error" in answer for answer in answers] == [False, True, False, False, True]
    assert answers[0]["state"] == "alive"
    assert answers[2]["p_180"] == answers[0]["p_180"]
    assert answers[3]["state"] == "undetermined"
    assert answers[3].keys() == answers[0].keys()
    assert answers[3]["p_180"] is None


def test_a_line_without_its_moment_uses_the_end_of_observation() -> None:
    times = [NOW - 7 * DAY * i for i in range(1, 20)]
    given, *ends = rhythm_lines(
        json.dumps({"id": 1, "t": times} | moment)
        for moment in ({"as_of": NOW}, {"end": NOW}, {"as_of": None, "end": NOW})
    )
    assert ends == [given, given]


def test_many_lines_keep_their_order() -> None:
    lines = [json.dumps({"id": i, "as_of": NOW, "t": [NOW - i * DAY]}) for i in range(4500)]
    assert [answer["id"] for answer in rhythm_lines(lines)] == list(range(4500))


@pytest.mark.parametrize(
    "line",
    [
        '{"id": 1, "as_of": "x", "t": [1]}',
        '{"id": 1, "as_of": 1e999, "t": [1]}',
        '{"id": 1, "as_of": 1, "t": ["a"]}',
        '{"id": 1, "as_of": 1, "t": 5}',
        '{"id": 1, "as_of": 1, "t": [NaN]}',
        '{"id": 1, "as_of": 1, "t": [1, null]}',
        "[]",
        "[" * 100_000,
        '{"id": 1, "as_of": 1, "t": "123"}',
        '{"id": 1, "as_of": 1, "t": {"5": 6}}',
        '{"id": 1, "as_of": 1, "t": [true]}',
        '{"id": 1, "as_of": true, "t": [1]}',
        '{"id": 1, "as_of": 1795300000000, "t": [1795200000000]}',
        '{"id": 1, "as_of": 1, "t": [1, NaN]}',
        '{"id": 1, "as_of": 1, "t": [' + "9" * 400 + "]}",
        '{"id": 1, "as_of": {}, "t": [1]}',
        '{"id": 1, "t": [1]}',
        '{"id": 1, "as_of": 1}',
    ],
)
def test_a_line_that_is_no_stream_is_said_to_be_none(line: str) -> None:
    [answer] = rhythm_lines([line])
    assert "line 1" in answer["error"]
