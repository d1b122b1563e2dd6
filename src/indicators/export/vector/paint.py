"""Colours on an SVG: as they are, or as CSS variables that follow the reader's theme."""

import re

from indicators.charts.theme import DARK, LIGHT, Tokens

NAMED = ("paper", "ink", "muted", "faint", "rule", "grid", "land", "others", "band", "zero", "doubtful", "accent")
ON_STRONG = "on"
VARIABLE = re.compile(r"var\(--(\w+)\)")
RGBA = re.compile(r"rgba?\((\d+),\s*(\d+),\s*(\d+)(?:,\s*([\d.]+))?\)")


def list_colors(tokens: Tokens) -> dict[str, str]:
    """Return the names of a palette's colours and the colours: tokens, steps `s0`…`s6`, countries by code."""
    named = {name: getattr(tokens, name) for name in NAMED}
    steps = {f"s{i}": color for i, color in enumerate(tokens.steps)}
    return {**named, **steps, **tokens.countries}


def write_theme() -> str:
    """Return the CSS that gives every colour its value in the light theme, and in the dark one where the reader has it."""
    strong = {ON_STRONG: (LIGHT.light_label, DARK.dark_label)}
    light = {**list_colors(LIGHT), **{k: v[0] for k, v in strong.items()}}
    dark = {**list_colors(DARK), **{k: v[1] for k, v in strong.items()}}
    return f":root{{{_declare(light)}}}@media(prefers-color-scheme:dark){{@media screen{{:root{{{_declare(dark)}}}}}}}"


def _declare(colors: dict[str, str]) -> str:
    return ";".join(f"--{name}:{color}" for name, color in colors.items())


def fix_theme(svg: str) -> str:
    """Return a themed drawing with the colours of the light theme written out, for uses without CSS.

    >>> fix_theme('fill="var(--on)"')
    'fill="#FFFFFF"'
    """
    colors = {**list_colors(LIGHT), ON_STRONG: LIGHT.light_label}
    return VARIABLE.sub(lambda found: colors[found[1]], svg)


class Paint:
    """Writes fill and stroke attributes.

    Args:
        themed: true for pages whose CSS holds `write_theme`; false writes the colours themselves, for every other use.
    """

    def __init__(self, *, themed: bool = False) -> None:
        self.themed = themed
        self._names = {color.upper(): name for name, color in reversed(list_colors(LIGHT).items())} if themed else {}
        if themed:
            self._names[LIGHT.light_label.upper()] = ON_STRONG

    def fill(self, color: object) -> str:
        """Return the attribute of a surface or a text."""
        return self._write("fill", color)

    def stroke(self, color: object) -> str:
        """Return the attribute of a line."""
        return self._write("stroke", color)

    def _write(self, attribute: str, color: object) -> str:
        value, opacity = split_color(color)
        if opacity == 0:
            return f' {attribute}="none"'
        name = self._names.get(value)
        shown = f"var(--{name})" if name else value.lower()
        faded = f' {attribute}-opacity="{opacity:g}"' if opacity < 1 else ""
        return f' {attribute}="{shown}"{faded}'


def split_color(color: object) -> tuple[str, float]:
    """Return `#RRGGBB` and the opacity of a colour as Plotly holds it; no colour is fully clear.

    >>> split_color("rgba(255,0,0,0.5)"), split_color(None)
    (('#FF0000', 0.5), ('#000000', 0.0))
    """
    text = str(color or "")
    found = RGBA.fullmatch(text)
    if found:
        red, green, blue = (int(found[i]) for i in (1, 2, 3))
        return f"#{red:02X}{green:02X}{blue:02X}", float(found[4] or 1)
    return (text.upper(), 1.0) if text.startswith("#") else ("#000000", 0.0)
