"""Who runs this dashboard: the details that a public body has to give, from one settings file.

``operator.toml`` stands beside the database; ``docs/operations.md`` has one to copy. What it does not say is
said to be missing on the pages that need it.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path

NAME = "operator.toml"


class Conformity(StrEnum):
    """How far the pages keep the French accessibility rules (RGAA), as an audit found."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"  # also without an audit, as the rules want it


@dataclass(frozen=True, slots=True)
class Operator:
    """The details; an empty text is one that nobody has written yet."""

    name: str = ""  # of the body or company
    status: str = ""  # legal form, registration
    address: str = ""
    phone: str = ""
    email: str = ""
    publisher: str = ""  # the person answering for what is published
    host: str = ""  # who hosts the server, with address and phone
    data_officer: str = ""  # whom to write to about personal data
    accessibility: Conformity = Conformity.NONE
    audited_on: str = ""  # day of the audit, ISO
    audited_by: str = ""
    audit_share: str = ""  # share of the criteria kept: "82 %"
    faults: tuple[str, ...] = ()  # what does not keep the rules, one sentence each


class OperatorError(ValueError):
    """The settings file cannot be used; the text says why."""


def load(path: Path) -> Operator:
    """Read the settings file; without one every detail is missing. Raises ``OperatorError``."""
    if not path.exists():
        return Operator()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise OperatorError(f"{path} cannot be read: {error}.") from error
    known = {each.name for each in fields(Operator)}
    if unknown := sorted(found.keys() - known):
        raise OperatorError(
            f"{path}: {', '.join(unknown)} is not known; it may say {sorted(known)}."
        )
    try:
        state = Conformity(found.pop("accessibility", Conformity.NONE))
    except ValueError as error:
        raise OperatorError(f"{path}: accessibility is full, partial or none.") from error
    faults = found.pop("faults", [])
    return Operator(
        **{name: str(value) for name, value in found.items()},
        accessibility=state,
        faults=tuple(map(str, faults)) if isinstance(faults, list) else (str(faults),),
    )
