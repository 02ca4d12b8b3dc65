"""Messages between the processes of the airlock: a small fixed header, and opaque parts.

=======  =======  =======  =================================================================
kind     from     to       parts
=======  =======  =======  =================================================================
RUN      middle   student  the source of a cell, as UTF-8
ASK      middle   student  JSON of a question, then what its values are made of
OUTPUT   student  middle   JSON of one output, as a notebook holds it
REPLY    student  middle   JSON of an answer, then what its values are made of
OWN      middle   trusted  JSON: names that setup cells define and nobody asks for
SETUP    middle   trusted  JSON: source
CHECK    middle   trusted  JSON: changed, source, label
ASK      trusted  middle   as to the student; passed on as it is
ANSWER   middle   trusted  the parts of the student's REPLY, as they came
ENDED    middle   trusted  none: the student's process did not answer
RESULT   trusted  middle   JSON of a verdict, or of what was wrong in a setup cell
=======  =======  =======  =================================================================

The middle is the process that grades, without a sandbox. Of what a student's process sends it reads
the header, and the OUTPUT messages, which are limited to `MAX_OUTPUT_BYTES`. `changed` says whether
variables are fetched anew: for another question, or after the student's process has ended.
Questions (`ask`: "fetch", "file", "model" or "call") and answers (`value`, `missing`, `refused` or
`raised`) are those of `student`.
"""

import json
import re
import socket
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from autograder.airlock.limits import (
    MAX_FRAME_BYTES,
    MAX_FRAME_PARTS,
    MAX_FRAME_SEPARATORS,
    megabytes,
)
from autograder.kernels.wire import MAX_CHUNK_BYTES, receive_exactly

if TYPE_CHECKING:  # a sandbox does not show it
    from autograder.execution.time_limit import TimeLimit

HEADER = struct.Struct("!BQI")  # kind, number of the request, count of parts
PART_SIZE = struct.Struct("!Q")
MAX_OUTPUT_BYTES = 2 << 20  # of JSON; `Outputs` keeps less
OUTPUT_TOO_LARGE = "More was shown than is kept.\n"
SEPARATORS = (b",", b"[", b"{")  # each costs up to 100 bytes of memory for 2 of the message
HALF = re.compile(rb"\\u[dD][89a-fA-F]")  # a surrogate, written as an escape


class FrameError(Exception):
    """What came is no message, or one that is too large."""


class Kind(IntEnum):
    """What a message is."""

    RUN = 1
    ASK = 2
    OUTPUT = 3
    REPLY = 4
    OWN = 5
    SETUP = 6
    CHECK = 7
    ANSWER = 8
    ENDED = 9
    RESULT = 10


@dataclass(frozen=True)
class Message:
    """A message.

    Attributes
    ----------
    kind : Kind
    number : int
        Of the request that it is, or answers.
    parts : list of bytes
    """

    kind: Kind
    number: int = 0
    parts: Sequence[bytes] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        """Parse the first part.

        Raises
        ------
        FrameError
            If it is no JSON object, or has too many parts.
        """
        return parse(self.parts[0] if self.parts else b"")


def of_json(kind: Kind, content: dict[str, Any], *more: bytes, number: int = 0) -> Message:
    """Return a message whose first part is JSON."""
    return Message(kind, number, [json.dumps(content).encode(), *more])


def parse(body: bytes) -> dict[str, Any]:
    """Return a JSON object whose texts can be saved: half a character becomes a question mark.

    Raises
    ------
    FrameError
        If it is none, or has too many parts.
    """
    if sum(map(body.count, SEPARATORS)) > MAX_FRAME_SEPARATORS:
        raise FrameError("a message has too many parts")
    try:
        content = json.loads(body.decode())  # bytes could hold half of a character
        if HALF.search(body):  # nor can a file take one
            content = json.loads(json.dumps(content, ensure_ascii=False).encode(errors="replace"))
    except (ValueError, RecursionError) as error:
        raise FrameError("what came is not a message") from error
    if not isinstance(content, dict):
        raise FrameError("what came is not a message")
    return content


def send(connection: socket.socket, message: Message, limit: "TimeLimit | None" = None) -> None:
    """Send a message.

    Raises
    ------
    TimeoutError
        If the other side does not take all of it in time.
    """
    header = HEADER.pack(message.kind, message.number, len(message.parts))
    sizes = b"".join(PART_SIZE.pack(len(part)) for part in message.parts)
    content = b"".join([header, sizes, *message.parts])
    if limit is None:
        connection.sendall(content)
        return
    left = memoryview(content)
    while left:
        connection.settimeout(limit.wait_s())
        try:
            left = left[connection.send(left[:MAX_CHUNK_BYTES]) :]
        except TimeoutError:
            if limit.over:
                raise


def receive(connection: socket.socket, limit: "TimeLimit | None" = None) -> Message:
    """Wait for a message; one that has come is read, even if its time is over meanwhile.

    Raises
    ------
    EOFError
        If the other side is gone.
    TimeoutError
        If the message is not complete in time.
    FrameError
        If what came is not a message.
    """
    code, number, count = HEADER.unpack(receive_exactly(connection, HEADER.size, limit))
    try:
        kind = Kind(code)
    except ValueError:
        raise FrameError("what came is not a message") from None
    if count > MAX_FRAME_PARTS:
        raise FrameError("a message has too many parts")
    packed = receive_exactly(connection, count * PART_SIZE.size, limit)
    sizes = [size for (size,) in PART_SIZE.iter_unpack(packed)]
    if sum(sizes) > MAX_FRAME_BYTES:
        raise FrameError(f"a value takes more than {megabytes(MAX_FRAME_BYTES)}")
    parts = [receive_exactly(connection, size, limit) for size in sizes]
    return Message(kind, number, parts)
