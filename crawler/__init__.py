"""Looks at the web. Knows nothing of verdicts.

What is asked next:     ``plan`` decides for one network; ``steps``, ``onward``, ``allowance``, ``barred``,
                        ``elsewhere`` and ``as_before`` are its parts; ``manners``, ``robots``, ``turns``
                        and ``shared`` are what networks on one host share.
How it is asked:        ``run`` begins a crawl, ``spiders/`` carry the plans out, ``transport/`` brings the
                        bytes, ``browser`` shows a page of scripts.
One answer as data:     ``page``, with ``bounds``, ``encodings``, ``speaker`` and ``web_address``.
What is read of it:     ``seen`` puts together what ``probes/`` and ``faces/`` say in a ``reading``, and
                        ``readers/`` are what they read with. Costly answers are read ``apart``.
Beside a crawl:         ``recorded`` reads a saved answer, ``archives/`` asks web archives, ``discovery/``
                        reads lists of candidates.
"""
