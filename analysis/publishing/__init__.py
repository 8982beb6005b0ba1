"""The parts of ``analysis/publish.py``: what has to be judged anew, some at a time, and how it is written."""
