"""A slow line on this machine: a proxy that counts bytes and lets them pass at a given speed and round trip.

All connections share one line in each direction, as on a phone. A connection costs one round trip before its first byte. Slow start,
losses and jitter are not imitated.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

CHUNK = 4096


@dataclass
class Line:
    """One line and what went over it.

    Attributes:
        bits: speed in bits a second, each way.
        round_trip: seconds.
        port: where the proxy listens, once it does.
        down: bytes towards the browser.
        up: bytes towards the server.
        connections: how many were opened.
    """

    bits: float
    round_trip: float
    port: int = 0
    down: int = 0
    up: int = 0
    connections: int = 0
    _free: dict[str, float] = field(default_factory=lambda: {"down": 0.0, "up": 0.0})

    @property
    def total(self) -> int:
        """Bytes both ways."""
        return self.down + self.up

    def reserve(self, way: str, size: int, now: float) -> float:
        """Count a chunk and return when it arrives at the other end."""
        setattr(self, way, getattr(self, way) + size)
        self._free[way] = max(self._free[way], now) + size * 8 / self.bits
        return self._free[way] + self.round_trip / 2


@contextmanager
def open_line(target: int, bits: float, round_trip: float) -> Iterator[Line]:
    """Start a line to a port of this machine, in a thread of its own."""
    line = Line(bits, round_trip)
    loop = asyncio.new_event_loop()
    ready = threading.Event()

    async def listen() -> None:
        server = await asyncio.start_server(lambda r, w: _pass_on(line, target, r, w), "127.0.0.1", 0)
        line.port = server.sockets[0].getsockname()[1]
        ready.set()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(listen())
        loop.run_forever()
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        loop.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    ready.wait(10)
    try:
        yield line
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)


async def _pass_on(line: Line, target: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    line.connections += 1
    await asyncio.sleep(line.round_trip)
    try:
        there_reader, there_writer = await asyncio.open_connection("127.0.0.1", target)
    except OSError:
        writer.close()
        return
    ways = (_carry(line, "up", reader, there_writer), _carry(line, "down", there_reader, writer))
    with suppress(asyncio.CancelledError):  # the line is closed with connections open
        await asyncio.gather(*ways, return_exceptions=True)


async def _carry(line: Line, way: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carry one direction of one connection: read, wait for the line, hand over in order."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
    delivering = asyncio.ensure_future(_deliver(queue, writer))
    try:
        while chunk := await reader.read(CHUNK):
            due = line.reserve(way, len(chunk), loop.time())
            queue.put_nowait((due, chunk))
            await asyncio.sleep(max(0, due - line.round_trip / 2 - loop.time()))
        queue.put_nowait((loop.time() + line.round_trip / 2, b""))
        await delivering
    except OSError:
        pass
    finally:
        delivering.cancel()
        writer.close()


async def _deliver(queue: "asyncio.Queue[tuple[float, bytes]]", writer: asyncio.StreamWriter) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due, chunk = await queue.get()
        await asyncio.sleep(max(0, due - loop.time()))
        if not chunk:
            return
        writer.write(chunk)
        await writer.drain()
