"""The mails that a reader opens with one click: addressed, with a subject and first lines; they send them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from analysis.feedback import Feedback, Opinion, subject
from analysis.reason import State
from dashboard.index import Row
from dashboard.links import contact_link, mail_address
from dashboard.words.texts import Texts

#: Characters of the lines of a list that a mail takes along: longer links do not open everywhere.
_MOST = 1_200


@dataclass(frozen=True, slots=True)
class Correspondence:
    """Where to write (``contact``: an address of e-mail, a web page or nothing), and from which page."""

    contact: str
    page: str  # the address of the page that is read
    texts: Texts

    @property
    def address(self) -> str:
        """The address of e-mail, for paper; empty when there is none."""
        return mail_address(self.contact)

    def useful(self, network: Row) -> str:
        """Say that a verdict helped."""
        return self._of(Opinion.USEFUL, network)

    def wrong(self, network: Row) -> str:
        """Say that a verdict is wrong, and why."""
        return self._of(Opinion.WRONG, network)

    def report(self) -> str:
        """Say that something on the page is wrong."""
        gettext = self.texts.gettext
        return self._mail(
            gettext("a mistake"), gettext("What is wrong, and where can it be checked?")
        )

    def propose(self, lines: Sequence[str] = ()) -> str:
        """Propose networks that we do not know."""
        gettext = self.texts.gettext
        asked = gettext("Name and address of the network, and for which trade:")
        return self._mail(gettext("a network to add"), "\n".join([asked, *lines])[:_MOST])

    def subscribe(self, trade: str = "") -> str:
        """Ask for the news by mail: of a trade, by its label, or of all."""
        gettext = self.texts.gettext
        lines = (
            self.texts.pair(gettext("Trades"), trade or gettext("all trades")),
            self.texts.pair(gettext("Regions"), gettext("all")),
            gettext("Every week or every month? Every month"),
        )
        return self._mail(gettext("the news by mail"), "\n".join(lines))

    def withdraw(self, network: Row | None = None) -> str:
        """Have a network of one's own taken out of the list."""
        gettext = self.texts.gettext
        about, named = gettext("take our network out"), network["id"] if network else ""
        return self._mail(
            f"{about} {named}".strip(),
            gettext("Address of the network, and what you are to it (owner, moderator…):"),
        )

    def _of(self, opinion: Opinion, network: Row) -> str:
        said = Feedback(opinion, network["id"], State(network["state"]), self.texts.now.date())
        what = self.texts.gettext("What is wrong, and where can it be checked?")
        asked = what if opinion is Opinion.WRONG else self.texts.gettext("Anything to add?")
        return self._link(subject(said, self.texts.lang), asked)

    def _mail(self, about: str, body: str) -> str:
        return self._link(self.texts.pair("Vitality", about), f"{body}\n\n{self.page}")

    def _link(self, about: str, body: str) -> str:
        link = contact_link(self.contact, about)
        if not link.startswith("mailto:"):
            return link
        lines = "\r\n".join([*body.splitlines(), "", ""])  # as RFC 6068 wants them
        return f"{link}&body={quote(lines)}"
