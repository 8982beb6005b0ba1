"""The words that every room shares. It imports nothing of ours.

What is seen and kept:  ``items``; the signals' names: ``signal_names``; what an outcome means:
                        ``reachability``; answers and archives: ``kept``, ``archived``.
The networks:           ``catalogue/``, ``entries`` (what editors enter), ``operator`` (who runs this copy).
Names and addresses:    ``identity``, ``name_words``, ``acronyms``, ``domains``.
Said to people:         ``said`` (both languages), ``promises`` (to sites), ``errors``.
How it is made quick:   ``frozen``, ``needles``, ``garbage``; which ``program`` this is.
"""
