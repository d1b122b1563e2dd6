"""A figure in the making. Plotly checks the whole layout at every change, and all of it again when a figure is put together.

Here everything is collected and put together once. The tests let Plotly check every property (`CHECKED`); the running product does
without, which halves the time of a chart: what is drawn does not depend on the visitor, so a wrong property cannot first appear there.
"""

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

CHECKED = False


class Sheet:
    """Collects what belongs on a figure; `finish` returns it."""

    def __init__(self, layout: go.Layout) -> None:
        self._layout: dict[str, Any] = layout.to_plotly_json()
        self._traces: list[Any] = []
        self._shapes: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    @property
    def height(self) -> float:
        """Height as far as it is set."""
        return self._layout["height"]

    @property
    def margin(self) -> dict[str, float]:
        """Margins as far as they are set: `l`, `r`, `t`, `b`."""
        return self._layout["margin"]

    def add_trace(self, trace: Any) -> None:
        """Put a trace on top of the others."""
        self._traces.append(trace)

    def add_traces(self, traces: Iterable[Any]) -> None:
        """Put several traces on top of the others."""
        self._traces.extend(traces)

    def add_shape(self, **shape: Any) -> None:
        """Add a line, a rectangle or a circle."""
        self._shapes.append(shape)

    def add_annotation(self, **annotation: Any) -> None:
        """Add a text."""
        self._annotations.append(annotation)

    def update_layout(self, **options: Any) -> None:
        """Change the layout; what is not named stays."""
        _merge(self._layout, options)

    def update_xaxes(self, options: dict[str, Any] | None = None, **more: Any) -> None:
        """Change the horizontal axis."""
        self.update_layout(xaxis={**(options or {}), **more})

    def update_yaxes(self, options: dict[str, Any] | None = None, **more: Any) -> None:
        """Change the vertical axis."""
        self.update_layout(yaxis={**(options or {}), **more})

    def stretch_xaxis(self, first: float, last: float) -> None:
        """Let the horizontal axis, where its ends are set, hold both positions."""
        ends = self._layout.get("xaxis", {}).get("range")
        if ends:
            self.update_xaxes(range=[min(ends[0], first), max(ends[1], last)])

    def finish(self) -> go.Figure:
        """Return the figure with everything on it.

        Raises:
            ValueError: Plotly knows no such property or value; only where `CHECKED` is set.
        """
        layout = dict(self._layout)
        if self._shapes:
            layout["shapes"] = self._shapes
        if self._annotations:
            layout["annotations"] = self._annotations
        return go.Figure(data=self._traces, layout=layout, _validate=CHECKED)


def _merge(into: dict[str, Any], options: dict[str, Any]) -> None:
    for key, value in options.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = dict(value) if isinstance(value, dict) else value
