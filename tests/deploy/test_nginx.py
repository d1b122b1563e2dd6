"""nginx in front of two processes: one is killed under load, and no new request is lost."""

import asyncio
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from indicators.paths import ROOT

sys.path.insert(0, str(ROOT / "deploy"))
from configure import read_ports, render_configuration

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
HOST = "minerals.example.org"
needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: apt-get install nginx-light)")
pytestmark = pytest.mark.timeout(600)


def _find_ports(count: int) -> list[int]:
    opened = [socket.socket() for _ in range(count)]
    for one in opened:
        one.bind(("127.0.0.1", 0))
    ports = [one.getsockname()[1] for one in opened]
    for one in opened:
        one.close()
    return ports


@dataclass
class Stand:
    """What runs: nginx on a port, the keeper, its processes by port."""

    port: int
    workers: list[int]
    log: Path
    keeper: "subprocess.Popen[bytes]"

    def find_process(self, port: int) -> int:
        """Return the number of the process last started on this port."""
        lines = [n for n in self.log.read_text(encoding="utf-8").splitlines() if n.startswith(f"{port} started as ")]
        return int(lines[-1].rsplit(" ", 1)[1])

    def ask(self, path: str, agent: str = "test", host: str = HOST) -> http.client.HTTPResponse:
        """Send a request of its own connection and return the answer, read."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as line:
            line.request("GET", path, headers={"Host": host, "User-Agent": agent, "Accept-Encoding": "gzip"})
            answer = line.getresponse()
            answer.content = answer.read()  # type: ignore[attr-defined]
            return answer


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Stand]:
    """Two processes and nginx, all on loopback."""
    folder = tmp_path_factory.mktemp("nginx")
    light = folder / "light"
    (light / "en").mkdir(parents=True)
    (light / "en" / "index.html").write_text("<h1>Light</h1>" + "<p>plain</p>" * 400, encoding="utf-8")
    port, *workers = _find_ports(3)
    text = render_configuration(HOST, workers, folder, listen=f"127.0.0.1:{port}", light=light)
    conf = folder / "nginx.conf"
    conf.write_text(f"daemon off;\n{'user root;' if os.geteuid() == 0 else ''}\n{text}", encoding="utf-8")
    cache = str(request.config.cache.mkdir("packed"))
    environ = os.environ | {"INDICATORS_CACHE": cache, "INDICATORS_HOSTS": HOST}
    log = folder / "keeper.log"
    command = [sys.executable, "deploy/processes.py", "--ports", ",".join(map(str, workers))]
    with log.open("wb") as written:
        keeper = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=written, stderr=subprocess.DEVNULL)
    nginx = subprocess.Popen([str(NGINX), "-c", str(conf), "-e", str(folder / "start.log")], stderr=subprocess.DEVNULL)
    try:
        for worker in workers:
            _wait_for(worker)
        yield Stand(port, workers, log, keeper)
    finally:
        nginx.terminate()
        keeper.terminate()
        nginx.wait(20)
        keeper.wait(60)


def _wait_for(port: int, seconds: float = 240) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as line:
                line.request("GET", "/_stcore/health")
                if line.getresponse().status == 200:
                    return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"nothing answers on {port}")


@dataclass
class Load:
    """Visitors who come one after the other, each with a browser of its own, and what they got."""

    stand: Stand
    statuses: list[int] = field(default_factory=list)
    sessions: list[bool] = field(default_factory=list)
    failures: list[tuple[float, str]] = field(default_factory=list)
    ended: threading.Event = field(default_factory=threading.Event)

    def come(self, number: int) -> None:
        """Ask for the page, open the session, leave; again until the end."""
        turn = 0
        while not self.ended.is_set():
            agent = f"visitor {number}.{turn}"
            turn += 1
            for ask in (self._read, self._join):
                begun = time.monotonic()
                try:
                    ask(agent)
                except (OSError, http.client.HTTPException, WebSocketException) as error:
                    self.failures.append((begun, repr(error)))

    def list_failures(self, since: float = 0) -> list[str]:
        """What failed of the requests that began after a moment: nobody can finish an answer for a process that is gone."""
        return [why for begun, why in self.failures if begun >= since]

    def _read(self, agent: str) -> None:
        self.statuses.append(self.stand.ask("/", agent).status)

    def _join(self, agent: str) -> None:
        self.sessions.append(asyncio.run(self._connect(agent)))

    async def _connect(self, agent: str) -> bool:
        line = connect(
            f"ws://{HOST}/_stcore/stream", host="127.0.0.1", port=self.stand.port, subprotocols=["streamlit"],
            user_agent_header=agent, open_timeout=60, proxy=None,
        )  # fmt: skip
        async with line:
            return True


@needs_nginx
def test_a_page_a_script_and_the_light_edition_come_through(stand: Stand):
    page = stand.ask("/compare?lang=fr")
    assert page.status == 200
    assert page.headers["Content-Language"] == "fr"
    assert "script-src 'self'" in page.headers["Content-Security-Policy"]
    assert stand.ask("/healthz").status == 200
    light = stand.ask("/light/en/index.html")
    assert (light.status, light.headers["Content-Encoding"]) == (200, "gzip")
    assert stand.ask("/_stcore/metrics").status == 404


@needs_nginx
def test_a_foreign_host_gets_no_answer(stand: Stand):
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        stand.ask("/", host="evil.example")


@needs_nginx
def test_scripts_are_kept_by_nginx(stand: Stand):
    index = stand.ask("/").content  # type: ignore[attr-defined]
    assert index[:2] == b"\x1f\x8b"
    first, second = (stand.ask("/app/static/topo/world_110m.json") for _ in range(2))
    assert (first.status, second.status) == (200, 200)
    assert first.content == second.content  # type: ignore[attr-defined]


@needs_nginx
def test_a_process_killed_under_load_costs_no_new_request(stand: Stand):
    load = Load(stand)
    coming = [threading.Thread(target=load.come, args=(n,)) for n in range(4)]
    for one in coming:
        one.start()
    time.sleep(2)
    victim = stand.find_process(stand.workers[0])
    os.kill(victim, signal.SIGKILL)
    killed = time.monotonic()
    before = len(load.statuses)
    end = time.monotonic() + 120
    while len(load.statuses) < before + 40 and time.monotonic() < end:
        time.sleep(0.2)
    load.ended.set()
    for one in coming:
        one.join()
    assert load.list_failures(killed) == []
    assert len(load.failures) <= len(coming)
    assert len(load.statuses) >= before + 40
    assert set(load.statuses) == {200}
    assert all(load.sessions)
    _wait_for(stand.workers[0])
    assert stand.find_process(stand.workers[0]) != victim


@needs_nginx
def test_renewing_all_processes_costs_no_new_request(stand: Stand):
    load = Load(stand)
    coming = threading.Thread(target=load.come, args=(9,))
    coming.start()
    stand.keeper.send_signal(signal.SIGHUP)
    end = time.monotonic() + 240
    while "all renewed" not in stand.log.read_text(encoding="utf-8") and time.monotonic() < end:
        time.sleep(0.5)
    load.ended.set()
    coming.join()
    assert "all renewed" in stand.log.read_text(encoding="utf-8")
    assert load.list_failures() == []
    assert len(load.statuses) > 3
    assert set(load.statuses) == {200}


def test_the_configuration_names_every_process_and_keeps_no_addresses(tmp_path: Path):
    text = render_configuration("a.example b.example", [8601, 8602], tmp_path, certificate=Path("c.pem"), key=Path("k.pem"))
    assert "server 127.0.0.1:8601 max_fails=1" in text
    assert "server 127.0.0.1:8602 max_fails=1" in text
    assert "access_log off;" in text
    assert "server_name a.example b.example;" in text
    assert "listen 443 ssl http2;" in text
    assert "/light/" not in text


@pytest.mark.parametrize(("text", "ports"), [("8601-8603", [8601, 8602, 8603]), ("8601", [8601]), ("8601,8700", [8601, 8700])])
def test_ports_are_read(text: str, ports: list[int]):
    assert read_ports(text) == ports


@pytest.mark.parametrize("text", ["none", "8603-8601", "0", "70000"])
def test_what_is_no_port_is_refused(text: str):
    with pytest.raises(ValueError, match=r"."):
        read_ports(text)
