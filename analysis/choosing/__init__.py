"""The parts of the counsellor's choice; the choice itself is ``analysis/choosing/choose.py``."""
