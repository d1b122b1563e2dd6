"""Starts an app as a process of its own and reads what it costs, from Linux's `/proc`."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Served:
    """A running app.

    Attributes:
        port: on 127.0.0.1.
        process: number of the process.
        started: seconds from the start of the process to the first healthy answer.
        log: what it writes.
    """

    port: int
    process: int
    started: float
    log: Path

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Return the seconds of processor time used so far."""
        fields = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def memory(self) -> float:
        """Return the megabytes of memory in use."""
        lines = Path(f"/proc/{self.process}/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


@contextmanager
def serve(script: Path, log: Path, **environ: str) -> Iterator[Served]:
    """Start `streamlit run script` in the folder of the script and stop it at the end."""
    port = find_port()
    command = [sys.executable, "-m", "streamlit", "run", script.name, "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
    begun = time.monotonic()
    with log.open("wb") as written:
        process = subprocess.Popen(command, cwd=script.parent, env=os.environ | environ, stdout=written, stderr=subprocess.STDOUT)
    try:
        wait_for_health(port, process)
        yield Served(port, process.pid, time.monotonic() - begun, log)
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(20)


def find_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def wait_for_health(port: int, process: "subprocess.Popen[bytes]", seconds: float = 90) -> None:
    """Return once the app answers.

    Raises:
        RuntimeError: it ended, or does not answer in time.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"The app ended with status {process.returncode} before it answered.")
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"The app did not answer within {seconds:g} seconds.")
