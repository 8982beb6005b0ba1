"""Keeps what was seen. Judges nothing.

On its way in:          ``validate`` leaves out what cannot be true, ``privacy`` takes people out, ``log``
                        writes a line, ``keeping`` gathers whole networks, ``store`` writes their ``rows``.
                        What workers saw comes by ``merging``.
From elsewhere:         ``from_people`` (catalogue, records, reviews), ``entries`` (the browser),
                        ``feedback`` (mails), ``witnesses`` (web archives).
The file:               ``database`` opens it, ``schema`` brings it up to date: ``tables``, ``upgrades/``,
                        ``views``.
What stays:             ``pruning`` takes out what is old, ``forgetting`` a network for good.
"""
