"""What to ask one network next, and what each answer means for that. Pure: it fetches nothing.

The order: robots.txt of the host, the home page, the site it leads to or a nonsense address beside it,
the catalogue's seeds, what the recognised platform's probe asks for, the announced feeds, the sitemap;
the budget cuts the rest. Robots rules, redirects, second tries and opt-outs are decided here, and each
leaves a visit as its record.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from crawler.allowance import Allowance
from crawler.as_before import as_before, condition, keepsake
from crawler.elsewhere import is_doubtful, nonsense_url
from crawler.held_back import HeldBack
from crawler.manners import LONG_PAUSE, LONGEST_PAUSE, Manners
from crawler.onward import Onward
from crawler.page import Page
from crawler.reading import Reading
from crawler.refresh import redirects_to
from crawler.robots import Robots, retry_after, robots_url
from crawler.seen import Seen, Unseen, is_shell, see
from crawler.steps import ELSEWHERE, HOME, SEED, Step, Steps
from crawler.visit_time import plain
from vocabulary.catalogue import Network
from vocabulary.domains import is_login
from vocabulary.items import Face, FetchOutcome, Keepsake, Purpose, Visit, VisitRecord
from vocabulary.kept import NOTHING, Recollection
from vocabulary.reachability import fetch_outcome

#: Why a part of a page that is shown in a browser is asked: no visit is kept of it.
PART = "part"
#: How long a host is left alone that says it had too many requests, and not for how long.
LEAST_REST = timedelta(seconds=5)


class Plan:
    """The visits of one network in one crawl.

    Take ``next_step`` until it gives nothing; feed each result back with ``answered`` or
    ``failed``. ``records`` holds what is to be kept: who takes a record removes it. When
    ``retry_at`` is set, ``resume`` from that moment on gives the late second tries. While ``shell`` is
    set (never, unless it ``renders``), that page is to be shown in a browser and given to ``shown``.
    """

    def __init__(
        self,
        network: Network,
        manners: Manners,
        *,
        allow_private: bool = False,
        was_put_off: bool = False,
        known: Recollection = NOTHING,
        renders: bool = False,
    ) -> None:
        self.network = network
        self.shell: Page | None = None
        self.name_servers = (
            ""  # whose servers keep its domain, as far as is known when its page comes
        )
        self.records: list[VisitRecord] = []
        self._allowance = Allowance(manners, allow_private)
        self._manners = manners
        self._known = known  # from earlier crawls
        self._if_changed: set[str] = set()  # asked for only if they have changed
        self._steps = Steps()
        self._onward = Onward(network, self._steps, known)
        self._doubt: HeldBack | None = None
        self._renders = renders
        self._steps.add(network.url, Purpose.HOME, HOME)
        for seed in network.seeds:
            self._steps.add(seed.url, Purpose.SEED, SEED)
        if was_put_off:
            manners.remember_long_pause(network.url)

    @property
    def requests(self) -> int:
        """How many were made."""
        return self._allowance.requests

    def next_step(self, now: datetime) -> Step | None:
        """Return the next request to make, or ``None`` when all is asked or must wait."""
        while self._steps or self._doubt:
            if not self._steps:
                self._settle(is_as_any=False)  # the nonsense address may not be asked
                continue
            step = self._steps.pop()
            if self._allowance.is_out_of_time:
                self._record(step, FetchOutcome.PUT_OFF, now, "the visit took too long")
                self._steps.clear()
                continue
            refusal = self._allowance.refusal(step, now)
            if refusal is None and step.purpose != Purpose.ROBOTS:
                robots = self._manners.rules(step.url)
                if robots is None:
                    if rules := self._ask_robots(step):
                        return self._allowance.take(rules)
                    continue
                refusal = self._allowance.refusal_by_rules(step, robots)
                if refusal is None and robots.delay > LONGEST_PAUSE:
                    self._steps.clear()
            if refusal is None:
                return self._allowance.take(step)
            if refusal.outcome:
                self._record(step, refusal.outcome, now, refusal.detail)
        return None

    def _ask_robots(self, step: Step) -> Step | None:
        """Return the visit of the robots.txt that rules ``step``, which waits for it."""
        url = robots_url(step.url)
        if self._steps.waits_for_robots(step, url) or not self._allowance.may_ask_rules(step):
            return None
        self._steps.put_back(step)
        return self._steps.robots(url)

    def condition(self, step: Step, now: datetime) -> dict[str, str]:
        """Return the header that asks for an answer only if it has changed since it was read."""
        found = condition(self._known.answers.get(step.url), now)
        if found:
            self._if_changed.add(step.url)
        return found

    def spend(self, seconds: float) -> None:
        """Count the time of a transfer and of reading its answer."""
        self._allowance.spent += seconds

    @property
    def retry_at(self) -> datetime | None:
        """When the late second tries are due; ``None``: there are none."""
        return self._steps.retry_at

    def resume(self) -> None:
        """Take up the late second tries."""
        self._steps.resume()

    # --- results --------------------------------------------------------------------------------

    def answered(self, step: Step, page: Page) -> None:
        """Read any HTTP answer and take it, redirects and errors included."""
        unseen = self.arrived(step, page)
        self.take(step, page, self.known(step, unseen) or see(unseen))

    def arrived(self, step: Step, page: Page, duration_ms: int | None = None) -> Unseen:
        """Leave the host alone if its answer says so; return the answer, to be read before it is taken."""
        wait = retry_after(page)
        if wait or page.status == 429:
            until = page.fetched_at + max(wait or LEAST_REST, LEAST_REST)
            self._manners.rest(step.url, until)
        visit = Visit(
            network=self.network.id,
            url=step.url,
            purpose=step.purpose,
            fetched_at=plain(page.fetched_at),
            outcome=fetch_outcome(page.status),
            status=page.status,
            content_type=page.content_type or None,
            size_bytes=len(page.body),
            duration_ms=duration_ms,
        )
        held = self._doubt if step.purpose == Purpose.NONSENSE else None
        return Unseen(page, visit, self.network, held.page if held else None)

    def known(self, step: Step, unseen: Unseen) -> Seen | None:
        """Return what an answer says that is as it was before; ``None``: it has to be read."""
        kept = self._known.answers.get(step.url)
        was_asked = step.url in self._if_changed
        return as_before(kept, unseen, was_asked=was_asked) if kept else None

    def take(self, step: Step, page: Page, seen: Seen) -> None:
        """Take an answer that was read, or is known from before."""
        visit = seen.visit
        if seen.keepsake:
            self._take_reading(step, page, seen)
        elif visit.outcome is FetchOutcome.REDIRECT:
            self._take_redirect(step, page, visit)
        elif seen.robots:
            self._take_robots(step, page, visit, seen.robots)
        elif visit.outcome is FetchOutcome.OK and self._may_follow(seen.sends_on_to):
            redirect = replace(visit, outcome=FetchOutcome.REDIRECT, redirect_url=seen.sends_on_to)
            self._keep(replace(redirect, detail="meta refresh"))
            self._allowance.hops -= 1
            self._steps.follow(step, seen.sends_on_to)
        else:
            self._take_page(step, page, seen)

    def failed(
        self,
        step: Step,
        outcome: FetchOutcome,
        now: datetime,
        detail: str = "",
        status: int | None = None,
    ) -> None:
        """Take a request that got no usable answer; ``status`` is set when it got an unusable one."""
        self._record(step, outcome, now, detail, status)
        if step.purpose == Purpose.NONSENSE:
            self._settle(is_as_any=False)
            return
        if self._steps.retry(step, outcome, now):
            return
        if step.purpose == Purpose.ROBOTS:
            self._manners.robots[step.rules_for] = Robots(closed=outcome)

    def broke(self, step: Step, now: datetime, detail: str) -> None:
        """Take the failure of this program on an answer: it is kept as ours, and the visits go on."""
        if self._doubt:
            self._keep(self._doubt.seen.visit, self._doubt.seen.reading)
            self._doubt = self.shell = None
        self._record(step, FetchOutcome.OWN_ERROR, now, detail)
        if step.purpose == Purpose.ROBOTS:
            self._manners.robots[step.rules_for] = Robots(closed=FetchOutcome.OWN_ERROR)

    def give_up(self, now: datetime, detail: str) -> None:
        """End the visits, since this program failed on what to ask next."""
        self._doubt = self.shell = None
        self._steps = Steps()
        self._onward = Onward(self.network, self._steps, self._known)
        home = Visit(self.network.id, self.network.url, Purpose.HOME, now, FetchOutcome.OWN_ERROR)
        self._keep(replace(home, detail=detail))

    def _take_page(self, step: Step, page: Page, seen: Seen) -> None:
        if step.purpose == Purpose.NONSENSE:
            self._keep(seen.visit)
            self._settle(is_as_any=seen.is_as_held)
            return
        is_home = step.purpose == Purpose.HOME
        is_its_own = seen.visit.outcome is not FetchOutcome.REDIRECT_TO_ROOT
        if is_home and is_its_own and seen.finding.successor_url:
            self._steps.add(seen.finding.successor_url, Purpose.SUCCESSOR, ELSEWHERE)
        is_free = not seen.reserves_rights and self._manners.pause(page.url) <= LONG_PAUSE
        if is_home and is_free and is_doubtful(page, seen.finding, seen.reading):
            self._doubt = HeldBack(step, page, seen)
            self._steps.add(nonsense_url(page.url), Purpose.NONSENSE, ELSEWHERE)
        elif is_home and is_free and self._renders and is_shell(seen):
            self._doubt, self.shell = HeldBack(step, page, seen), page
        else:
            self._take_reading(step, page, seen)

    def _settle(self, *, is_as_any: bool) -> None:
        """Take the home page that was kept back: its site answers to a nonsense address, too, or not."""
        doubt, self._doubt = self._doubt, None
        if doubt is None:
            return
        if is_as_any:
            self._keep(doubt.as_answer_to_anything())
        else:
            self._take_reading(doubt.step, doubt.page, doubt.seen)

    def _take_reading(self, step: Step, page: Page, seen: Seen) -> None:
        visit = seen.visit
        self._keep(visit, seen.reading, seen.keepsake or keepsake(page, seen))
        if self._steps.retry(step, visit.outcome, page.fetched_at, retry_after(page)):
            return
        if seen.reserves_rights:
            self._steps.clear()
            self._record(step, FetchOutcome.ROBOTS_REFUSED, page.fetched_at, "tdm-reservation")
        elif visit.outcome is FetchOutcome.OK and visit.face is not Face.CHALLENGE:
            self._onward.from_page(step, page, seen.reading)

    def _take_robots(self, step: Step, page: Page, visit: Visit, robots: Robots) -> None:
        details = page.notes
        if robots.delay > LONGEST_PAUSE and robots.allows(self.network.url):
            visit = replace(visit, outcome=FetchOutcome.PUT_OFF)
            details = (*details, f"crawl-delay {robots.delay:g}")
            self._steps.clear()
        self._keep(replace(visit, detail="; ".join(details)))
        wait = retry_after(page)
        if robots.closed and self._steps.retry(step, robots.closed, page.fetched_at, wait):
            return
        self._manners.robots[step.rules_for] = self._manners.robots[step.url] = robots
        self._onward.from_robots(page, robots.sitemaps)

    def _may_follow(self, url: str) -> bool:
        """Whether a page that does nothing but send on to ``url`` is followed there."""
        return bool(url) and self._allowance.hops > 0 and not self._allowance.was_asked(url)

    def _take_redirect(self, step: Step, page: Page, visit: Visit) -> None:
        target = redirects_to(page)
        visit = replace(visit, redirect_url=target or None)
        was_asked = self._allowance.was_asked(target)
        is_loop = target == step.url or self._allowance.hops <= 0 or (step.hops and was_asked)
        if not target or is_loop:
            outcome = FetchOutcome.REDIRECT_LOOP if target else FetchOutcome.UNREADABLE
            visit = replace(visit, outcome=outcome)
            if step.purpose == Purpose.ROBOTS:
                self._manners.robots[step.rules_for] = Robots()  # RFC 9309: too many hops, no rules
        elif step.purpose == Purpose.HOME and self._onward.leads_away(target):
            # Another domain is another site until confirmed: its facts are not this network's.
            visit = replace(visit, detail="leads to another domain")
            if not is_login(target):
                self._steps.add(target, Purpose.SUCCESSOR, ELSEWHERE)
        elif not was_asked or step.purpose == Purpose.ROBOTS:
            self._allowance.hops -= 1
            self._steps.follow(step, target)
        self._keep(visit)

    # --- a home page that shows nothing without its scripts --------------------------------------

    def part(self, url: str, now: datetime) -> Step | None:
        """Return the request for what the page being shown asks for, or for the robots.txt that rules it.

        ``None``: it may not be asked. It counts like any other request of the network.
        """
        if not self._allowance.may_ask_part(url, now):
            return None
        if self._manners.rules(url) is None:
            return self._allowance.take(self._steps.robots(robots_url(url)))
        return self._allowance.count(Step(HOME, 0, url, PART))

    def rendered(self, page: Page) -> Unseen | None:
        """Return what has to be read of the home page as a browser showed it."""
        return Unseen(page, self._doubt.seen.visit, self.network) if self._doubt else None

    def shown(self, page: Page | None, seen: Seen | None, said: str = "") -> None:
        """Take the home page as a browser showed it; ``None``: it could not, for what ``said`` says."""
        held, self._doubt, self.shell = self._doubt, None, None
        if held:
            self._take_reading(held.step, *held.as_shown(page, seen, said))

    # --- requests and records -------------------------------------------------------------------

    def _record(
        self,
        step: Step,
        outcome: FetchOutcome,
        now: datetime,
        detail: str,
        status: int | None = None,
    ) -> None:
        visit = Visit(self.network.id, step.url, step.purpose, now, outcome, status)
        self._keep(replace(visit, detail=detail))

    def _keep(
        self, visit: Visit, reading: Reading | None = None, kept: Keepsake | None = None
    ) -> None:
        reading = reading or Reading()
        self.records.append(
            VisitRecord(
                visit,
                tuple(reading.observations),
                tuple(reading.posts),
                tuple(reading.groups),
                kept,
            )
        )
