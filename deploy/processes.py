"""Keeps several processes of the dashboard alive: `python deploy/processes.py --ports 8601-8604`.

A process that ends or no longer answers is started again. SIGHUP renews all of them, one after the other, each only when the one
before it is healthy and nginx asks it again. SIGTERM and Ctrl+C end them.
"""

import argparse
import os
import signal
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from configure import AVOIDED, read_ports

ROOT = Path(__file__).resolve().parents[1]
LOOK_EVERY = 5.0
MISSES = 3
ANSWER_WITHIN = 10.0
READY_WITHIN = 120.0
LONGEST_PAUSE = 30.0


@dataclass
class Worker:
    """One process of the dashboard on one port."""

    port: int
    process: "subprocess.Popen[bytes] | None" = None
    misses: int = 0
    pause: float = 1.0
    not_before: float = 0.0
    born: float = field(default_factory=time.monotonic)

    def start(self) -> None:
        """Start the process."""
        command = [sys.executable, "-m", "streamlit", "run", "serve.py", "--server.port", str(self.port)]
        command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
        self.process = subprocess.Popen(command, cwd=ROOT)
        self.misses, self.born = 0, time.monotonic()
        say(f"{self.port} started as {self.process.pid}")

    def stop(self, patience: float = 20.0) -> None:
        """Ask the process to end, and end it when it does not."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        say(f"{self.port} ended")

    def is_healthy(self) -> bool:
        """Return whether the process answers."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/_stcore/health", timeout=ANSWER_WITHIN) as answer:
                return answer.status == 200
        except OSError:
            return False

    def look_after(self) -> None:
        """Start the process again when it has ended, or has not answered several times."""
        now = time.monotonic()
        if self.process is None or self.process.poll() is not None:
            if now < self.not_before:
                return
            self.pause = 1.0 if now - self.born > 60 else min(self.pause * 2, LONGEST_PAUSE)
            self.not_before = now + self.pause
            self.start()
            return
        if now - self.born < READY_WITHIN and self.misses == 0 and not self.is_healthy():
            return
        self.misses = 0 if self.is_healthy() else self.misses + 1
        if self.misses >= MISSES:
            say(f"{self.port} no longer answers")
            self.stop(patience=2)


class Keeper:
    """All processes, and what the signals ask for."""

    def __init__(self, ports: list[int]) -> None:
        self.workers = [Worker(port) for port in ports]
        self.ending = False
        self.renewing = False

    def run(self) -> None:
        """Start all and look after them until told to end."""
        signal.signal(signal.SIGTERM, self._end)
        signal.signal(signal.SIGINT, self._end)
        signal.signal(signal.SIGHUP, self._renew)
        for worker in self.workers:
            worker.start()
        looked = time.monotonic()
        while not self.ending:
            time.sleep(0.25)
            ended = any(w.process is None or w.process.poll() is not None for w in self.workers)
            if ended or time.monotonic() - looked >= LOOK_EVERY:
                looked = time.monotonic()
                for worker in self.workers:
                    worker.look_after()
            if self.renewing:
                self.renewing = False
                self._renew_all()
        for worker in self.workers:
            worker.stop()

    def _renew_all(self) -> None:
        for worker in self.workers:
            worker.stop()
            worker.start()
            end = time.monotonic() + READY_WITHIN
            while not worker.is_healthy() and time.monotonic() < end and not self.ending:
                time.sleep(0.25)
            end = time.monotonic() + AVOIDED + 1
            while time.monotonic() < end and not self.ending:
                time.sleep(0.25)
        say("all renewed")

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.ending = True

    def _renew(self, _number: int, _frame: FrameType | None) -> None:
        self.renewing = True


def say(text: str) -> None:
    """Write one line to the log."""
    print(text, flush=True)


def main() -> int:
    """Read the ports and keep their processes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ports", type=read_ports, default=read_ports("8601-8602"), help="such as 8601-8604")
    options = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(p for p in (str(ROOT / "src"), os.environ.get("PYTHONPATH", "")) if p)
    Keeper(options.ports).run()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
