"""Fixed words of the database (signals, outcomes, ...) in plain language, for translation.

Each table gives English a counsellor understands; the French stands in ``locale/``. The words of
verdicts (states, causes, ...) are ``analysis.labels``: the exported files say them too.
"""

from __future__ import annotations


def _(message: str) -> str:
    """Mark a sentence for translation where it stands."""
    return message


LABELS: dict[str, dict[str, str]] = {
    "meaning": {
        "alive": _("A new post is likely: somebody is home."),
        "slowing": _("A new post is possible, less than before."),
        "dormant": _("The lights are on, hardly anyone is home."),
        "dead": _("Closed for good, or silent for so long that a new post is very unlikely."),
        "moved": _("Continues elsewhere, under another name or address."),
        "unreachable": _("Does not answer now. This may pass: the last known state stays visible."),
        "unobservable": _(
            "Answers, but does not show its life to visitors like us. It may well be very lively."
        ),
        "undetermined": _("Too recent, or too few facts to say anything."),
    },
    "sort": {
        "state": _("State, most alive first"),
        "name": _("Name"),
        "last_post": _("Newest post"),
        "members": _("Most members"),
        "active": _("Most active members"),
    },
    "choice": {
        "q": _("Words"),
        "state": _("State"),
        "sector": _("Sector"),
        "language": _("Language"),
    },
    "signal": {
        "members_total": _("Members"),
        "members_active_day": _("Active members, within a day"),
        "members_active_week": _("Active members, within a week"),
        "members_active_month": _("Active members, within a month"),
        "members_active_half_year": _("Active members, within half a year"),
        "members_online": _("Members online at that moment"),
        "groups_total": _("Groups"),
        "registration": _("Joining"),
        "access": _("Price"),
        "posts_total": _("Posts since the beginning"),
        "topics_total": _("Discussions since the beginning"),
        "comments_total": _("Comments since the beginning"),
        "posts_7d": _("Posts within 7 days"),
        "posts_30d": _("Posts within 30 days"),
        "posts_90d": _("Posts within 90 days"),
        "newest_post_at": _("Newest post"),
        "next_event_at": _("Next event"),
        "authors_30d": _("Different authors within 30 days"),
        "authors_90d": _("Different authors within 90 days"),
        "top_author_share": _("Share of posts by the busiest author"),
        "replies_per_topic": _("Replies per discussion"),
        "unanswered_share": _("Discussions without any reply"),
        "machine_share": _("Share posted by programs"),
        "hours_to_first_reply": _("Wait for a first reply"),
        "software": _("Software"),
        "software_version": _("Version of the software"),
        "language": _("Language of the pages"),
        "founded_at": _("Founded"),
        "tls_expires_at": _("Secure connection valid until"),
        "home_title": _("Title of the home page"),
        "closed_on": _("Closed on, as the notice says"),
        "successor_url": _("Where the notice sends the members"),
    },
    "outcome": {
        "not_available": _("not shown by the site"),
        "not_applicable": _("does not exist on this kind of site"),
        "refused": _("the site refuses to show it"),
        "error": _("could not be understood"),
    },
    "fetch": {
        "ok": _("page read"),
        "redirect": _("sent to another address"),
        "not_found": _("page not found"),
        "gone": _("page removed for good"),
        "refused": _("access refused"),
        "rate_limited": _("asked to come back later"),
        "client_error": _("request refused"),
        "server_error": _("the site has a failure"),
        "robots_refused": _("not visited: the site asks robots to stay away"),
        "address_refused": _("not visited: address not allowed"),
        "dns_failure": _("address not found"),
        "connect_refused": _("connection refused"),
        "connect_timeout": _("no answer"),
        "read_timeout": _("answer too slow"),
        "connection_lost": _("connection cut"),
        "tls_failure": _("secure connection failed"),
        "too_large": _("page too large"),
        "redirect_loop": _("endless redirects"),
        "error": _("could not be read"),
    },
    "face": {
        "closure_notice": _("announces its closure"),
        "parked": _("advertising instead of the site"),
        "for_sale": _("domain name for sale"),
        "suspended": _("site suspended"),
        "default_page": _("server's default page"),
        "directory_index": _("bare list of files"),
        "unclaimed_host": _("address without a site"),
        "soft_404": _("page not found, without saying so"),
        "error_page": _("error page"),
        "maintenance": _("under maintenance"),
        "login_wall": _("asks for an account"),
        "challenge": _("asks for a proof of being human"),
        "script_only": _("readable in a browser only"),
        "overrun": _("overrun by spam"),
        "empty": _("empty page"),
    },
    "purpose": {
        "robots": _("rules for robots"),
        "home": _("home page"),
        "seed": _("starting page"),
        "feed": _("news feed"),
        "sitemap": _("site map"),
    },
    "fact": {
        "opened": _("Opening"),
        "closed": _("Closure"),
        "renamed": _("New name"),
        "acquired": _("Takeover"),
        "merged": _("Merger"),
        "read_only": _("No more writing"),
        "relaunched": _("Relaunch"),
        "members": _("Members"),
        "status": _("Situation"),
    },
}
