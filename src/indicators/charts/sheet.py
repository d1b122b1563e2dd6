"""A figure in the making. Plotly checks all shapes again at each added one; here they are handed over once, at the end."""

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go


class Sheet:
    """Collects what belongs on a figure; `finish` returns it."""

    def __init__(self, layout: go.Layout) -> None:
        self._figure = go.Figure(layout=layout)
        self._traces: list[Any] = []
        self._shapes: list[dict[str, Any]] = []
        self._annotations: list[dict[str, Any]] = []

    @property
    def layout(self) -> go.Layout:
        """Layout as far as it is set."""
        return self._figure.layout

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
        """Change the layout."""
        self._figure.update_layout(**options)

    def update_xaxes(self, options: dict[str, Any] | None = None, **more: Any) -> None:
        """Change the horizontal axis."""
        self._figure.update_layout(xaxis={**(options or {}), **more})

    def update_yaxes(self, options: dict[str, Any] | None = None, **more: Any) -> None:
        """Change the vertical axis."""
        self._figure.update_layout(yaxis={**(options or {}), **more})

    def finish(self) -> go.Figure:
        """Return the figure with everything on it."""
        self._figure.add_traces(self._traces)
        self._figure.update_layout(shapes=self._shapes, annotations=self._annotations)
        return self._figure
