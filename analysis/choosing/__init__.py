"""The parts of the counsellor's choice; the choice itself is ``analysis/choose.py``."""
