"""Who runs this copy, and what they have chosen: one settings file, read here for every room.

``operator.toml`` stands beside the database; ``docs/operations.md`` has one to copy. What it does not say is
said to be missing on the pages that need it. The table ``[mail]`` holds what no page may show.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from vocabulary.errors import VitalityError

NAME = "operator.toml"
#: A site as a policy of browsers names it.
_ORIGIN = re.compile(r"https?://[a-z0-9.-]{1,253}(:\d{1,5})?")
#: The table of ``MailSettings``.
_MAIL = "mail"


class Conformity(StrEnum):
    """How far the pages keep the French accessibility rules (RGAA), as an audit found."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"  # also without an audit, as the rules want it


class Licence(StrEnum):
    """Under which licence the exported files are given away; none is chosen for the operator."""

    NONE = ""
    ETALAB = "etalab-2.0"
    ODBL = "odbl-1.0"


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
    licence: Licence = Licence.NONE
    data_url: str = ""  # where the exported files are published
    frames: tuple[str, ...] = ()  # sites that may show our small lists in a frame: https://…


#: Whoever has written nothing yet.
NOBODY = Operator()


@dataclass(frozen=True, slots=True)
class MailSettings:
    """How mail leaves: ``smtp`` is ``smtp://user:password@host:port`` or ``smtps://…``."""

    smtp: str = ""
    sender: str = ""  # the From address; empty: the operator's
    #: Where faults of the crawls are told: addresses as subscribers have.
    alerts: tuple[str, ...] = ()


class OperatorError(VitalityError, ValueError):
    """The settings file cannot be used; the text says why."""


def load(path: Path) -> Operator:
    """Read the settings file; without one every detail is missing. Raises ``OperatorError``."""
    found = {name: value for name, value in _read(path).items() if name != _MAIL}
    _require_known(path, found, Operator)
    try:
        state = Conformity(found.pop("accessibility", Conformity.NONE))
    except ValueError as error:
        raise OperatorError(f"{path}: accessibility is full, partial or none.") from error
    try:
        licence = Licence(found.pop("licence", Licence.NONE))
    except ValueError as error:
        raise OperatorError(f"{path}: licence is etalab-2.0 or odbl-1.0.") from error
    faults, frames = _texts(found.pop("faults", [])), _texts(found.pop("frames", []))
    if wrong := next((each for each in frames if not _ORIGIN.fullmatch(each)), None):
        raise OperatorError(f"{path}: write frames as https://site.example, not {wrong!r}.")
    return Operator(
        **{name: str(value) for name, value in found.items()},
        accessibility=state,
        licence=licence,
        faults=faults,
        frames=frames,
    )


def load_mail(path: Path) -> MailSettings:
    """Read the table of the mail's settings. Raises ``OperatorError``."""
    found = _read(path).get(_MAIL, {})
    if not isinstance(found, dict):
        raise OperatorError(f"{path}: write [{_MAIL}] as a table.")
    _require_known(path, found, MailSettings)
    alerts = _texts(found.pop("alerts", []))
    return MailSettings(**{name: str(value) for name, value in found.items()}, alerts=alerts)


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise OperatorError(f"{path} cannot be read: {error}.") from error


def _require_known(path: Path, found: Mapping[str, Any], kind: type) -> None:
    known = {each.name for each in fields(kind)}
    if unknown := sorted(found.keys() - known):
        raise OperatorError(
            f"{path}: {', '.join(unknown)} is not known; it may say {sorted(known)}."
        )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)
