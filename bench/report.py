"""One table: figure, ours, stock, ratio, target, met or missed."""

import os
import platform
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Figure:
    """One line of the table.

    Attributes:
        name: what was measured.
        ours: of the dashboard; None when it was not measured.
        stock: of the stock app; None where there is none.
        unit: written after both.
        most: ours may be at most this.
        share: ours may be at most this share of stock's.
        decimals: of both values.
    """

    name: str
    ours: float | None
    stock: float | None = None
    unit: str = "s"
    most: float | None = None
    share: float | None = None
    decimals: int = 2

    @property
    def ratio(self) -> float | None:
        """Ours as a share of stock's."""
        return self.ours / self.stock if self.ours is not None and self.stock else None

    @property
    def verdict(self) -> str:
        """`met`, `missed`, or nothing when there is no target or no value."""
        if self.ours is None or self.ours != self.ours or (self.most is None and self.share is None):
            return ""
        within = self.most is None or self.ours <= self.most
        fair = self.share is None or (self.ratio is not None and self.ratio <= self.share)
        return "met" if within and fair else "missed"

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the line."""
        bounds = []
        if self.most is not None:
            bounds.append(f"≤ {self.most:g} {self.unit}")
        if self.share is not None:
            bounds.append(f"≤ {self.share:.2f} × stock")
        ratio = "" if self.ratio is None else f"{self.ratio:.2f}"
        return (self.name, self._write(self.ours), self._write(self.stock), ratio, " and ".join(bounds), self.verdict)

    def _write(self, value: float | None) -> str:
        return "–" if value is None or value != value else f"{value:.{self.decimals}f} {self.unit}"


HEAD = ("figure", "ours", "stock", "ratio", "target", "")


def write_table(figures: list[Figure]) -> str:
    """Return the table in Markdown, its columns aligned for a terminal too."""
    rows = [HEAD, *(f.cells() for f in figures)]
    widths = [max(len(row[c]) for row in rows) for c in range(len(HEAD))]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |" for row in rows]
    rule = "|" + "|".join("-" * (w + 2) for w in widths) + "|"
    return "\n".join([lines[0], rule, *lines[1:]])


def describe_run(load: float) -> str:
    """Return when, on what and of which commit the figures were taken.

    Args:
        load: processes that were already waiting for a processor before the run began.
    """
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    cores = os.cpu_count() or 1
    busy = f", while other work kept {load:.1f} processes waiting: times are too long" if load > 0.5 * cores else ""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, commit {commit.stdout.strip() or 'unknown'}, Python {platform.python_version()}, "
        f"{cores} cores{busy}."
    )
