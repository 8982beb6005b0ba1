"""A real server of names on loopback, that answers as it is told."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import dns.flags
import dns.message
import dns.rcode
import dns.rrset

#: What is answered to a question about a domain; ``None``: nothing at all.
Answer = Callable[[dns.message.Message], dns.message.Message | None]


@dataclass
class NameServer:
    """Where it listens, and the domains it was asked for."""

    port: int
    asked: list[str] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"127.0.0.1#{self.port}"


def keeps(*servers: str) -> Answer:
    """Name these servers."""

    def answer(question: dns.message.Message) -> dns.message.Message:
        made = dns.message.make_response(question)
        name = question.question[0].name
        made.answer.append(dns.rrset.from_text(name, 300, "IN", "NS", *servers))
        return made

    return answer


def says(code: dns.rcode.Rcode) -> Answer:
    """Answer with a code and nothing else."""

    def answer(question: dns.message.Message) -> dns.message.Message:
        made = dns.message.make_response(question)
        made.set_rcode(code)
        return made

    return answer


@contextmanager
def name_server(answer: Answer) -> Iterator[NameServer]:
    """Serve until the context ends."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as port:
        port.bind(("127.0.0.1", 0))
        server = NameServer(port.getsockname()[1])

        def serve() -> None:
            with suppress(OSError):
                while True:
                    packet, sender = port.recvfrom(4096)
                    question = dns.message.from_wire(packet)
                    server.asked.append(question.question[0].name.to_text(omit_final_dot=True))
                    if made := answer(question):
                        port.sendto(made.to_wire(max_size=65_000), sender)

        threading.Thread(target=serve, daemon=True).start()
        yield server
