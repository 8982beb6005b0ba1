"""The log of a command: lines for a person, or JSON for a program, on standard error."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any


class Plain(logging.Formatter):
    """``2026-11-28T10:00:00Z INFO network network=club outcome=ok requests=6 ms=412``."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line, with the traceback below it where there is one."""
        told = " ".join(f"{name}={_word(value)}" for name, value in _told(record).items())
        line = f"{_at(record)} {record.levelname} {record.getMessage()} {told}".rstrip()
        return line + (f"\n{self.formatException(record.exc_info)}" if record.exc_info else "")


class Json(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the same as one JSON object."""
        data = {"at": _at(record), "level": record.levelname, "event": record.getMessage()}
        data |= _told(record)
        if record.exc_info:
            data["traceback"] = self.formatException(record.exc_info)
        return json.dumps(data, ensure_ascii=False)


def configure(form: str, level: str = "INFO") -> None:
    """Write the log of everything of ours in one form (``plain`` or ``json``) to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(Json() if form == "json" else Plain())
    logger = logging.getLogger("vitality")
    logger.handlers = [handler]
    logger.setLevel(level)
    logger.propagate = False


def _at(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _told(record: logging.LogRecord) -> dict[str, Any]:
    told: dict[str, Any] = getattr(record, "told", {})
    return {name: value for name, value in told.items() if value not in (None, [])}


def _word(value: Any) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
