"""`python -m bench.soak`: the full volumes that `make test` only samples. It takes some hours.

50 visitors for ten minutes; 10,000 random links; every data file damaged in every way. The result goes into docs/soak.md.
"""

import argparse
import asyncio
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.apps import ROOT, Served, serve
from bench.damage import KINDS, damage
from bench.links import LinkMaker
from bench.pages import choose_page, find_faults, serve_from
from bench.report import describe_run
from bench.visitors import Crowd, Visitor, send_crowd
from indicators.charts.theme import Look
from indicators.data import Library
from indicators.errors import IndicatorsError
from indicators.panels import Selection, build_panel, model
from indicators.paths import DATA

MARK = "<!-- result -->"
VISITORS, MINUTES, LINKS, THINK = 50, 10.0, 10_000, 5.0
SEED = 20261125
AT_ONCE = 8
PROGRESS = 250
"""Links after which the run says how far it is."""
SETTLED = 0.2
"""Share of the time after which memory must be flat: by then every measure was shown once."""
GROWTH = 30.0
"""Megabytes that memory may still grow by after that."""


@dataclass
class Outcome:
    """What one part found: one line for the report, and everything that went wrong."""

    line: str
    wrong: list[str] = field(default_factory=list)


async def _crowd_and_memory(app: Served, minutes: float) -> tuple[Crowd, list[float]]:
    memory: list[float] = []

    async def watch() -> None:
        while True:
            memory.append(app.memory())
            await asyncio.sleep(2)

    watching = asyncio.ensure_future(watch())
    crowd = await send_crowd(app.url, VISITORS, THINK, minutes * 60, seed=SEED)
    watching.cancel()
    return crowd, memory


def soak_visitors(app: Served, minutes: float) -> Outcome:
    """Let 50 visitors choose measures: no error, memory flat."""
    crowd, memory = asyncio.run(_crowd_and_memory(app, minutes))
    start = memory[int(len(memory) * SETTLED)]
    end = sum(memory[-5:]) / len(memory[-5:])
    wrong = sorted(set(crowd.errors)) + find_logged(app.log)
    if end - start > GROWTH:
        wrong.append(f"memory grew from {start:.0f} to {end:.0f} MB after everybody had come")
    return Outcome(
        f"{VISITORS} visitors for {minutes:g} minutes: {len(crowd.waits):,} choices, median wait {crowd.quantile(0.5):.2f} s, "
        f"95 % {crowd.quantile(0.95):.2f} s; memory {memory[0]:.0f} MB idle, {start:.0f} MB once all had come, {end:.0f} MB at the end",
        wrong,
    )


def soak_links(app: Served, count: int) -> Outcome:
    """Follow random links in sessions of a hundred: every page is drawn with a heading and without an error."""
    maker = LinkMaker(Library(), SEED)
    links = [maker.make() for _ in range(count)]
    wrong: list[str] = []
    waits: list[float] = []
    memory = [app.memory()]

    async def follow(part: list[int]) -> None:
        visitor = Visitor(app.url, 0)
        try:
            for place, number in enumerate(part):
                link = links[number]
                drawn = await (visitor.ask if place else visitor.open)(link.page, link.text)
                waits.append(drawn.seconds)
                if len(waits) % PROGRESS == 0:
                    memory.append(app.memory())
                    print(f"  {len(waits):,} of {count:,} links, {len(wrong)} wrong, {memory[-1]:.0f} MB", flush=True)
                if drawn.errors or not drawn.words:
                    wrong.append(f"{link.page}?{link.text[:200]}: {'; '.join(drawn.errors) or 'nothing was drawn'}")
        except (OSError, TimeoutError) as error:
            wrong.append(f"{type(error).__name__}: {error}")
        finally:
            await visitor.close()

    async def run() -> None:
        free = asyncio.Semaphore(AT_ONCE)

        async def guarded(part: list[int]) -> None:
            async with free:
                await follow(part)

        await asyncio.gather(*(guarded(list(range(n, min(n + 100, count)))) for n in range(0, count, 100)))

    begun = time.monotonic()
    asyncio.run(run())
    seconds = time.monotonic() - begun
    return Outcome(
        f"{count:,} random links in {seconds / 60:.1f} minutes: {len(waits):,} drawn; memory {memory[0]:.0f} MB idle, "
        f"{memory[len(memory) // 2]:.0f} MB half way, {app.memory():.0f} MB at the end",
        wrong + find_logged(app.log),
    )


def _damage_each(every: int) -> Iterator[tuple[int, str, Path, Library]]:
    """Damage every file in every way, one after the other; yield number, name, path and a library that has not read it yet."""
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "data"
        shutil.copytree(DATA, copy)
        files = sorted([*copy.glob("*/*.csv"), *copy.glob("*/datapackage.json")])
        sound = Library(copy)
        jobs = [(path, kind) for path in files for kind in KINDS][::every]
        for number, (path, kind) in enumerate(jobs):
            with damage(path, kind, Random(SEED + number)):
                library = Library(copy)
                library._frames = dict(sound._frames)
                yield number, f"{path.relative_to(copy)} {kind}", path, library


def soak_damage(every: int) -> Outcome:
    """Damage every file in every way and build every panel: only sentences of ours may come out."""
    damages, tried, wrong = 0, 0, []
    for number, name, _, library in _damage_each(every):
        damages += 1
        for panel in sorted(model._BUILDERS)[number % 4 :: 4]:
            tried += 1
            try:
                build_panel(panel, library, Selection(country="COD", countries=("GIN", "COD")), "en", Look())
            except IndicatorsError:
                continue
            except Exception as error:
                wrong.append(f"{name}: {panel}: {type(error).__name__}: {error}")
    return Outcome(f"{damages:,} damages, {len(KINDS)} kinds: {tried:,} panels built or refused", wrong)


def soak_pages(every: int) -> Outcome:
    """Damage every file in every way and open a whole page over it: it stands, and says what is missing."""
    damages, wrong, whole = 0, [], Library()
    for number, name, path, library in _damage_each(every):
        damages += 1
        page, query = choose_page(whole, path, number)
        with serve_from(library):
            wrong += [f"{name}: {page}: {fault}" for fault in find_faults(page, query)]
    return Outcome(f"{damages:,} of these damages again, each under a whole page", wrong)


def find_logged(log: Path) -> list[str]:
    """Return the errors that the app wrote into its log."""
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return sorted({n for n in lines if "could not be drawn" in n or n.startswith("Traceback")})


def write_result(path: Path, outcomes: list[Outcome], load: float) -> None:
    """Put the result between the marks of a page of docs/."""
    lines = [describe_run(load), ""]
    for outcome in outcomes:
        lines.append(f"- {outcome.line}: {'nothing went wrong.' if not outcome.wrong else f'{len(outcome.wrong)} went wrong:'}")
        lines += [f"  - `{w[:300]}`" for w in outcome.wrong[:20]]
    parts = path.read_text(encoding="utf-8").split(MARK)
    path.write_text(f"{parts[0]}{MARK}\n{chr(10).join(lines)}\n{MARK}{parts[-1]}", encoding="utf-8")


def main() -> int:
    """Run all parts; exit status 1 when anything went wrong."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--links", type=int, default=LINKS)
    parser.add_argument("--damage-every", type=int, default=1, help="try every n-th damage only")
    parser.add_argument("--write", type=Path, help="put the result into this file, between its marks")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as name:
        with serve(ROOT / "serve.py", Path(name) / "visitors.log") as app:
            outcomes = [soak_visitors(app, options.minutes)]
            print(outcomes[-1].line, flush=True)
        with serve(ROOT / "serve.py", Path(name) / "links.log") as app:
            outcomes.append(soak_links(app, options.links))
            print(outcomes[-1].line, flush=True)
    for soak in (soak_damage, soak_pages):
        outcomes.append(soak(options.damage_every))
        print(outcomes[-1].line, flush=True)
    for outcome in outcomes:
        for wrong in outcome.wrong:
            print(f"  {wrong}")
    if options.write:
        write_result(options.write, outcomes, load)
    return 1 if any(o.wrong for o in outcomes) else 0


if __name__ == "__main__":
    raise SystemExit(main())
