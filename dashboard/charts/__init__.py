"""The charts of a sheet, drawn as SVG in the page itself: figures, what they show in words, what is drawn.

``series`` picks the figures, ``findings`` says what they show, ``drawing`` places bars, lines and labels;
the template ``vitality/_charts.html`` only writes them down. Widths are in per cent and heights in pixels,
so letters keep their size on every screen.
"""
