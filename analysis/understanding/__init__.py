"""What a person means by the words typed into the one search box, and what there is for it. Pure.

::

    lexicon = load_lexicon()                  # jobs, trades, places: loaded at the first use
    reader = Reader(lexicon, networks)        # once a publication; networks have id, name and url
    understood = reader.read("comptable lyon")
    understood.trades                         # ("finance",): slugs of ``vocabulary.csv``
    understood.regions                        # ("Auvergne-Rhône-Alpes",)
    understood.networks                       # ids of the networks named: ()
    understood.rest                           # words nobody understood: ()
    for part in understood.parts:             # a JOB and a TOWN
        part.kind, part.typed, part.name      # JOB, "comptable", "comptable"
        understood.without(part)              # the text without it, to search again: "lyon"
    for suggestion in understood.suggestions: # « Vouliez-vous dire »: what to search instead
        suggestion.text, suggestion.name

    found = find(understood, candidates, terms, as_of, only_local=False)
    for group, hits in found.groups.items():  # NAMED, LOCAL, NATIONAL, ELSEWHERE, GENERALISTS
        for hit in hits:
            hit.network, hit.theme            # a ``Candidate``, and its living group of the trade or None
    found.ended, found.offers                 # not to be advised any more; ways on when nobody is home

The text is the only state: a part is taken off by searching the text without it. ``reader.read`` takes
under 5 ms, never raises, and looks at no more than ``letters.MOST_WORDS`` words.

Files, in the order of the work: ``letters`` and ``text`` (words as compared), ``meanings`` (what a phrase can
mean), ``places``, ``jobs`` and ``names`` (which phrases there are), ``lexicon`` and ``tables``, ``spans``
(the phrases of a text), ``slips`` (keys hit by mistake), ``guess`` and ``joining`` (a job no table has),
``suggesting``, ``reading`` (all of it put together), ``results`` (the networks). The tables:
``data/words/README.md``.
"""
