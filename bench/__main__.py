"""`python -m bench [--light DIR] [--quick] [--write FILE]`: one run of a few minutes, one table."""

import argparse
import asyncio
import os
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from playwright.sync_api import Browser

from bench.apps import ROOT, Served, serve
from bench.computing import time_composite, time_supply_risk
from bench.loading import Load, load_app, load_light, open_browser
from bench.report import Figure, describe_run, write_table
from bench.visitors import Crowd, Visitor, send_crowd

T = TypeVar("T")
OURS, STOCK = ROOT / "serve.py", ROOT / "bench" / "stock" / "app.py"
CHARTS = {OURS: 2, STOCK: 4}
THINK = 5.0
RERUNS = 20
CROWDS = ((1, 20.0), (10, 30.0), (50, 60.0))
MARK = "<!-- table -->"


class Measured:
    """Everything measured of one app."""

    def __init__(self) -> None:
        self.started = self.first = self.rerun = self.cpu = self.kilobytes = self.idle = 0.0
        self.load: Load | None = None
        self.light: Load | None = None
        self.crowds: dict[int, Crowd] = {}
        self.memory: dict[int, float] = {}


async def measure_reruns(app: Served, measured: Measured) -> None:
    """One visitor: the first page, then one choice after the other."""
    visitor = Visitor(app.url, 7)
    measured.first = (await visitor.open()).seconds
    for _ in range(3):
        await visitor.change_measure()
    before = app.cpu()
    drawn = [await visitor.change_measure() for _ in range(RERUNS)]
    measured.cpu = (app.cpu() - before) / RERUNS
    measured.rerun = median(d.seconds for d in drawn)
    measured.kilobytes = median(d.size for d in drawn) / 1000
    await visitor.close()


def run_apart(work: Coroutine[Any, Any, T]) -> T:
    """Run asynchronous work in a thread of its own: the browser's driver holds the loop of this one."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, work).result()


def measure_app(script: Path, browser: Browser, folder: Path, scale: float, light: Path | None) -> Measured:
    """Start an app and measure it, from the process to the crowd."""
    measured = Measured()
    environ = {"INDICATORS_LIGHT": str(light)} if light else {}
    with serve(script, folder / "first.log", **environ) as app:
        starts = [app.started]
    with serve(script, folder / f"{script.stem}.log", **environ) as app:
        measured.started = min([*starts, app.started])
        measured.idle = app.memory()
        run_apart(measure_reruns(app, measured))
        measured.load = load_app(browser, app.port, CHARTS[script])
        if light:
            measured.light = load_light(browser, app.port, "/light/en/index.html")
        for count, seconds in CROWDS:
            measured.crowds[count] = run_apart(send_crowd(app.url, count, THINK, seconds * scale, seed=count))
            measured.memory[count] = app.memory()
    return measured


def list_figures(ours: Measured, stock: Measured) -> list[Figure]:
    """Return the lines of the table."""
    assert ours.load, "ours was not loaded"
    assert stock.load, "stock was not loaded"
    figures = [
        Figure("first load, 1 Mbit/s, 300 ms: charts drawn", ours.load.drawn, stock.load.drawn, share=1 / 3, decimals=1),
        Figure("first load: over the wire", ours.load.megabytes, stock.load.megabytes, "MB", most=2.0),
        Figure("first load: first paint", ours.load.painted, stock.load.painted, decimals=1),
        Figure("first load: requests", ours.load.requests, stock.load.requests, "", decimals=0),
        Figure("light page, same line: readable", ours.light.drawn if ours.light else None, most=2.0),
        Figure("light page: over the wire", ours.light.megabytes * 1000 if ours.light else None, unit="kB", decimals=0),
        Figure("process start to healthy", ours.started, stock.started),
        Figure("first page of a new process", ours.first, stock.first),
        Figure("rerun: median wait", ours.rerun * 1000, stock.rerun * 1000, "ms", decimals=0),
        Figure("rerun: processor", ours.cpu * 1000, stock.cpu * 1000, "ms", share=0.5, decimals=0),
        Figure("rerun: messages, unpacked", ours.kilobytes, stock.kilobytes, "kB", decimals=0),
        Figure("memory: idle", ours.idle, stock.idle, "MB", decimals=0),
    ]
    for count in ours.crowds:
        mine, theirs = ours.crowds[count], stock.crowds[count]
        words = f"{count} visitor{'s' if count > 1 else ''}, {THINK:g} s think time"
        figures += [
            Figure(f"{words}: median wait", mine.quantile(0.5), theirs.quantile(0.5), most=0.7 if count == 50 else None),
            Figure(f"{words}: 95 % wait", mine.quantile(0.95), theirs.quantile(0.95)),
            Figure(f"{words}: choices answered", len(mine.waits), len(theirs.waits), "", decimals=0),
            Figure(f"{words}: errors", len(mine.errors), len(theirs.errors), "", most=0, decimals=0),
            Figure(f"{words}: memory", ours.memory[count], stock.memory[count], "MB", most=260.0 + count, decimals=0),
        ]
    figures.append(Figure("composite of six measures, 10,000 draws", time_composite()))
    figures.append(Figure("EU list recomputed", time_supply_risk()))
    return figures


def main() -> int:
    """Measure both apps and print the table; a missed target is said, not punished."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--light", type=Path, help="folder of the light edition, to measure it on the same line")
    parser.add_argument("--quick", action="store_true", help="half the time for the crowds")
    parser.add_argument("--write", type=Path, help="put the table into this file, between its marks")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    scale = 0.5 if options.quick else 1
    with tempfile.TemporaryDirectory() as name, open_browser() as browser:
        folder = Path(name)
        ours = measure_app(OURS, browser, folder, scale, options.light)
        stock = measure_app(STOCK, browser, folder, scale, None)
    for kind, measured in (("ours", ours), ("stock", stock)):
        for error in {e for crowd in measured.crowds.values() for e in crowd.errors}:
            print(f"{kind}: {error}")
    text = f"{describe_run(load)}\n\n{write_table(list_figures(ours, stock))}"
    print(text)
    if options.write:
        parts = options.write.read_text(encoding="utf-8").split(MARK)
        options.write.write_text(f"{parts[0]}{MARK}\n{text}\n{MARK}{parts[-1]}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
