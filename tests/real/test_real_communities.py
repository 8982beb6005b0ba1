"""Software that nobody here wrote, crawled by the command line: what is kept is what was seeded."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.real.crawled import Crawl
from tests.real.servers.community import PEOPLE
from tests.real.servers.everyone import NETWORKS

pytestmark = pytest.mark.real

#: Synapse has one page, in English, and no name.
OF_THEIR_OWN = tuple(network for network in NETWORKS if network != "synapse")


# --- WordPress ------------------------------------------------------------------------------------


def test_wordpress_is_recognised_with_its_version(crawl: Crawl) -> None:
    assert crawl.status("wordpress")["platform"] == "wordpress"
    version = crawl.communities["wordpress"].version
    assert crawl.observed("wordpress", "software_version") == {version}


def test_a_member_count_that_wordpress_hides_is_unknown_and_never_zero(crawl: Crawl) -> None:
    assert crawl.status("wordpress")["members"] is None
    assert crawl.observed("wordpress", "members_total") == set()


def test_wordpress_totals_leave_out_drafts_private_scheduled_and_unapproved(crawl: Crawl) -> None:
    truth = crawl.communities["wordpress"]
    assert crawl.observed("wordpress", "posts_total") == {len(truth.posts)}
    assert crawl.observed("wordpress", "comments_total") == {len(truth.comments)}


def test_wordpress_dates_are_the_seeded_ones_to_the_second(crawl: Crawl) -> None:
    truth = crawl.communities["wordpress"]
    assert crawl.dates("wordpress", "post") == set(truth.posts)
    assert crawl.dates("wordpress", "comment") == set(truth.comments)
    assert crawl.newest("wordpress") == truth.newest


def test_wordpress_features_are_those_its_theme_shows(crawl: Crawl) -> None:
    assert crawl.features("wordpress") == {"feed", "search"}


def test_a_blog_that_posts_every_week_is_alive_and_its_rhythm_is_a_week(crawl: Crawl) -> None:
    status = crawl.status("wordpress")
    assert status["state"] == "alive"
    assert 6 <= status["rhythm_days"] <= 8


def test_comments_are_not_counted_among_the_posts_of_ninety_days(crawl: Crawl) -> None:
    since = datetime.now(UTC) - timedelta(days=90)
    recent = [moment for moment in crawl.communities["wordpress"].posts if moment > since]
    assert crawl.status("wordpress")["posts_90d"] == len(recent)


# --- MediaWiki ------------------------------------------------------------------------------------


def test_mediawiki_is_recognised_with_its_version(crawl: Crawl) -> None:
    assert crawl.status("mediawiki")["platform"] == "mediawiki"
    version = crawl.communities["mediawiki"].version
    assert crawl.observed("mediawiki", "software_version") == {version}


def test_mediawiki_edits_are_dated_to_the_second_beyond_the_week_of_its_feed(
    crawl: Crawl,
) -> None:
    truth = crawl.communities["mediawiki"]
    assert crawl.newest("mediawiki") == truth.newest
    assert crawl.dates("mediawiki", "post") >= set(truth.posts)
    # Beside them, the foot of the main page tells its own last edit to the minute.
    beside = crawl.dates("mediawiki", "post") - set(truth.posts)
    assert len(beside) <= 1
    assert beside <= {date.replace(second=0) for date in truth.posts}


def test_mediawiki_totals_are_the_true_ones(crawl: Crawl) -> None:
    assert crawl.observed("mediawiki", "posts_total") == {len(crawl.communities["mediawiki"].posts)}
    # MediaWiki counts the account that its installer writes the first page with.
    assert crawl.status("mediawiki")["members"] == len(PEOPLE) + 1
    assert crawl.status("mediawiki")["members_active"] == len(PEOPLE)


def test_mediawiki_features_are_those_its_skin_shows(crawl: Crawl) -> None:
    assert crawl.features("mediawiki") == {"feed", "search"}


def test_mediawiki_lets_anyone_register(crawl: Crawl) -> None:
    assert crawl.status("mediawiki")["registration"] == "open"


def test_a_wiki_edited_every_week_is_alive_and_its_rhythm_is_a_week(crawl: Crawl) -> None:
    status = crawl.status("mediawiki")
    assert status["state"] == "alive"
    assert 6 <= status["rhythm_days"] <= 8


# --- DokuWiki -------------------------------------------------------------------------------------


def test_dokuwiki_is_recognised_and_the_version_it_hides_is_unknown(crawl: Crawl) -> None:
    assert crawl.status("dokuwiki")["platform"] == "dokuwiki"
    assert crawl.observed("dokuwiki", "software_version") == set()


def test_dokuwiki_edits_are_dated_to_the_second_from_a_feed_in_rdf(crawl: Crawl) -> None:
    truth = crawl.communities["dokuwiki"]
    assert crawl.newest("dokuwiki") == truth.newest
    assert crawl.dates("dokuwiki", "post") == set(truth.posts)


def test_a_wiki_that_fell_quiet_three_months_ago_is_slowing(crawl: Crawl) -> None:
    assert crawl.status("dokuwiki")["state"] == "slowing"


def test_dokuwiki_lets_anyone_register(crawl: Crawl) -> None:
    assert crawl.status("dokuwiki")["registration"] == "open"


def test_dokuwiki_members_are_unknown(crawl: Crawl) -> None:
    assert crawl.status("dokuwiki")["members"] is None


def test_dokuwiki_features_are_those_its_template_shows(crawl: Crawl) -> None:
    assert crawl.features("dokuwiki") == {"feed", "search"}


# --- Spirit ---------------------------------------------------------------------------------------


def test_a_forum_without_feed_is_dated_by_the_dates_it_shows(crawl: Crawl) -> None:
    found = crawl.newest("spirit")
    assert found is not None
    # The page gives minutes, not seconds.
    assert timedelta() <= crawl.communities["spirit"].newest - found < timedelta(minutes=1)


def test_a_forum_nobody_wrote_in_for_almost_a_year_is_dormant(crawl: Crawl) -> None:
    assert crawl.status("spirit")["state"] == "dormant"


def test_spirit_is_seen_as_a_forum_and_its_search_behind_the_login_is_not_seen(
    crawl: Crawl,
) -> None:
    assert crawl.features("spirit") == {"forum"}


def test_a_language_said_by_a_header_has_that_header_as_its_evidence(crawl: Crawl) -> None:
    [row] = crawl.rows("SELECT * FROM evidence WHERE network='spirit' AND signal='language'")
    assert row["value"] == "fr"
    assert "content-language" in row["place"].lower()


def test_spirit_members_are_unknown(crawl: Crawl) -> None:
    assert crawl.status("spirit")["members"] is None


# --- all ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("network", OF_THEIR_OWN)
def test_the_language_is_the_one_the_site_is_set_to(crawl: Crawl, network: str) -> None:
    assert crawl.observed(network, "language") == {"fr"}


@pytest.mark.parametrize("network", OF_THEIR_OWN)
def test_the_home_page_is_named_after_the_community(crawl: Crawl, network: str) -> None:
    [title] = crawl.observed(network, "home_title")
    assert crawl.communities[network].name in title


@pytest.mark.parametrize("network", NETWORKS)
def test_no_probe_failed(crawl: Crawl, network: str) -> None:
    sql = "SELECT url, detail FROM visit WHERE network = ? AND detail <> ''"
    assert crawl.rows(sql, network) == []


@pytest.mark.parametrize("network", NETWORKS)
def test_every_reason_rests_on_a_page_that_answered(crawl: Crawl, network: str) -> None:
    reasons = crawl.rows("SELECT * FROM reason WHERE network = ?", network)
    assert reasons
    for reason in reasons:
        assert reason["evidence_status"] == 200, reason


def test_nothing_of_a_person_is_kept_or_printed(crawl: Crawl) -> None:
    kept = b"".join(path.read_bytes() for path in crawl.db.parent.glob(f"{crawl.db.name}*"))
    for person in PEOPLE:
        for text in (person.login, person.name, person.email):
            assert text.encode() not in kept, text
            assert text not in crawl.printed, text
