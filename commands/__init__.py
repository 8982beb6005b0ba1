"""What the commands do across the rooms of the house: the only place that knows them all.

What is typed:          ``vitality.py`` and, by whom they are for, ``answering``, ``cataloguing``,
                        ``contributing``, ``modelling``, ``operating``; ``options`` they share.
What a command does:    the file of its name.
Parts of a crawl:       ``visits`` (which networks), ``first_crawl``, ``progress``; with several workers
                        ``workers``, ``batches``, ``shard``; on several machines ``cluster``, ``remote``.
Parts of others:        ``candidates``, ``guesses``, ``met``, ``review_candidates`` (discover), ``listed`` and
                        ``read_apart`` (audit), ``labelled`` (evaluate), ``keep_pages`` (assess).
Shared:                 ``home``, ``errors``, ``log``, ``language``, ``printing``, ``append``, ``contact``,
                        ``meant`` (which network).
For the repository:     ``guides``, ``judging``, ``platforms``, ``towns`` write files that stand in it.
"""
