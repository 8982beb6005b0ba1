"""Gives an archive's answers to whoever asks it."""

from __future__ import annotations

from crawler.question import Answer, Talk


def asked_for(talking: Talk, answers: tuple[Answer, ...]) -> list[str]:
    """Give the answers one after the other; return the addresses that were asked for them."""
    asked = []
    question = next(talking)
    for answer in answers:
        asked.append(question.url)
        try:
            question = talking.send(answer)
        except StopIteration:
            break
    return asked
