"""Visitors without a browser: they speak Streamlit's own protocol over the websocket, choose something, and wait until it is drawn."""

import asyncio
import random
import time
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

EARLY = ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
MEASURE = ("Measure", "Mesure", "Indicateur", "Medida", "Indicador")


@dataclass
class Drawn:
    """What came back for one choice.

    Attributes:
        seconds: from the choice to the end of the script.
        size: bytes of the messages, unpacked.
        errors: exceptions that the page shows.
        words: headings and warnings of the page.
    """

    seconds: float = 0.0
    size: int = 0
    errors: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


class Visitor:
    """One session."""

    def __init__(self, url: str, seed: int) -> None:
        self.address = url.replace("http", "ws", 1) + "/_stcore/stream"
        self.choose = random.Random(seed)
        self.socket: ClientConnection | None = None
        self.measures: dict[str, list[str]] = {}
        self.states: dict[str, str] = {}
        self.parts: dict[str, str] = {}
        self.known: set[str] = set()

    async def open(self, page: str = "", query: str = "") -> Drawn:
        """Connect and draw a page."""
        self.socket = await connect(self.address, subprotocols=["streamlit"], max_size=None, ping_interval=None)  # type: ignore[list-item]
        return await self.ask(page, query)

    async def close(self) -> None:
        """Leave."""
        if self.socket is not None:
            await self.socket.close()

    async def change_measure(self) -> Drawn:
        """Choose another measure at random, as a reader does in the first list of the page."""
        widget, options = next(iter(self.measures.items()))
        self.states[widget] = self.choose.choice(options)
        return await self.ask(part=self.parts.get(widget, ""))

    async def ask(self, page: str = "", query: str = "", *, part: str = "", seconds: float = 120) -> Drawn:
        """Send the state of the page and return when the script has ended.

        Args:
            page: address of the page; empty for the start page.
            query: of the address.
            part: the part of the page to which the changed control belongs; only this is drawn again.
            seconds: how long to wait.

        Raises:
            TimeoutError: the app does not end in time.
        """
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = page
        message.rerun_script.fragment_id = part
        message.rerun_script.cached_message_hashes.extend(self.known)
        for widget, value in self.states.items():
            message.rerun_script.widget_states.widgets.add(id=widget, string_value=value)
        drawn = Drawn()
        begun = time.monotonic()
        assert self.socket is not None, "open() comes first"
        await self.socket.send(message.SerializeToString())
        await asyncio.wait_for(self._receive(drawn), seconds)
        drawn.seconds = time.monotonic() - begun
        return drawn

    async def _receive(self, drawn: Drawn) -> None:
        assert self.socket is not None, "open() comes first"
        self.measures = {}
        while True:
            content = await self.socket.recv()
            assert isinstance(content, bytes), "the app speaks in bytes"
            drawn.size += len(content)
            message = ForwardMsg.FromString(content)
            kind = message.WhichOneof("type")
            if kind == "delta":
                self._look_at(message, drawn)
            if message.metadata.cacheable and message.hash:
                self.known.add(message.hash)
            if kind == "script_finished" and message.script_finished != EARLY:
                return

    def _look_at(self, message: ForwardMsg, drawn: Drawn) -> None:
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            drawn.errors.append(f"{element.exception.type}: {element.exception.message}")
        elif kind == "heading":
            drawn.words.append(element.heading.body)
        elif kind == "alert":
            drawn.words.append(element.alert.body)
        elif kind == "selectbox" and element.selectbox.label in MEASURE:
            self.measures[element.selectbox.id] = list(element.selectbox.options)
            self.parts[element.selectbox.id] = message.delta.fragment_id


@dataclass(frozen=True)
class Crowd:
    """What many visitors saw.

    Attributes:
        waits: seconds of every choice, sorted.
        errors: what went wrong.
    """

    waits: list[float]
    errors: list[str]

    def quantile(self, share: float) -> float:
        """Return the wait that this share of the choices did not exceed; no number when nothing was answered."""
        if not self.waits:
            return float("nan")
        return self.waits[min(len(self.waits) - 1, int(share * len(self.waits)))]


async def send_crowd(url: str, count: int, think: float, seconds: float, seed: int = 1) -> Crowd:
    """Let `count` visitors come within one think time, then choose a measure, look at it, choose the next, until time is up."""
    waits: list[float] = []
    errors: list[str] = []
    end = time.monotonic() + seconds

    async def visit(number: int) -> None:
        visitor = Visitor(url, seed * 1000 + number)
        try:
            await asyncio.sleep(think * number / count)
            errors.extend((await visitor.open()).errors)
            while time.monotonic() < end:
                await asyncio.sleep(think * visitor.choose.uniform(0.5, 1.5))
                drawn = await visitor.change_measure()
                waits.append(drawn.seconds)
                errors.extend(drawn.errors)
        except (OSError, TimeoutError, StopIteration) as error:
            errors.append(f"{type(error).__name__}: {error}")
        finally:
            await visitor.close()

    await asyncio.gather(*(visit(n) for n in range(count)))
    return Crowd(sorted(waits), errors)
