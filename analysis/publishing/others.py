"""What the verdict on one network says of others: that it is one of them, or went on as them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b

from analysis.publishing.duplicates import duplicates, with_duplicate
from analysis.publishing.outline import Outline
from analysis.publishing.succession import successors, with_story
from analysis.verdict import Verdict


class Others:
    """All networks as they were judged, in the order of their identifiers."""

    def __init__(self, networks: Iterable[Outline]) -> None:
        known = list(networks)
        self.same = duplicates(known)
        self._names = {each.network: each.name for each in known}
        self._stories = successors(known)

    def told_to(self, networks: Iterable[str]) -> Others:
        """Return what is told of others to these networks alone."""
        part = Others(())
        asking = set(networks)
        part.same = {each: self.same[each] for each in asking & self.same.keys()}
        part._names = {other: self._names[other] for other in part.same.values()}
        part._stories = {each: self._stories[each] for each in asking & self._stories.keys()}
        return part

    def told(self, verdict: Verdict) -> Verdict:
        """Return a verdict with what it says of other networks."""
        network = verdict.signals.network
        if story := self._stories.get(network):
            verdict = with_story(verdict, story)
        if other := self.same.get(network):
            verdict = with_duplicate(verdict, self._names[other])
        return verdict

    def digest(self, network: str) -> str:
        """Return a digest of what ``told`` says of others: as long as it is the same, so are the words."""
        other = self.same.get(network)
        story = [
            (each.name, each.state, each.last_post_earliest, each.last_post_at, each.evidence)
            for each in self._stories.get(network, ())
        ]
        said = repr((other, self._names.get(other or ""), story)) if other or story else ""
        return blake2b(said.encode(), digest_size=16).hexdigest() if said else ""
