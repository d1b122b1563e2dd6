"""Contrast is computed here from the WCAG 2.2 definition, so that a new colour cannot slip below it."""

import pytest

from indicators.charts.theme import (
    DARK,
    LIGHT,
    PLOTLY_CONFIG,
    Look,
    Tokens,
    country_color,
    find_dashed,
    label_color,
    step_label_color,
    stepped_scale,
)

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
LOOKS = pytest.mark.parametrize("look", [Look("light"), Look("dark")], ids=["light", "dark"])


def luminance(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_black_on_white_is_the_published_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@BOTH
@pytest.mark.parametrize("name", ["ink", "muted", "accent"])
def test_text_reaches_four_and_a_half(tokens: Tokens, name: str):
    assert contrast(getattr(tokens, name), tokens.paper) >= 4.5
    assert contrast(tokens.ink, tokens.surface) >= 4.5


@BOTH
@pytest.mark.parametrize("name", ["faint", "zero"])
def test_marks_that_carry_meaning_reach_three(tokens: Tokens, name: str):
    assert contrast(getattr(tokens, name), tokens.paper) >= 3


@LOOKS
def test_countries_reach_three_and_their_labels_four_and_a_half(look: Look):
    assert len(look.tokens.countries) == 13
    for country in look.tokens.countries:
        assert contrast(country_color(look, country), look.tokens.paper) >= 3, country
        assert contrast(label_color(look, country), look.tokens.paper) >= 4.5, country


@LOOKS
def test_text_on_each_of_the_seven_steps_can_be_read(look: Look):
    for step, color in enumerate(look.tokens.steps):
        chosen = contrast(step_label_color(look, step), color)
        other = min(contrast(look.tokens.light_label, color), contrast(look.tokens.dark_label, color))
        assert chosen >= other
        assert chosen >= 4.5, step


@BOTH
def test_more_is_always_further_from_the_page(tokens: Tokens):
    distances = [contrast(color, tokens.paper) for color in tokens.steps]
    assert distances == sorted(distances)
    assert len(set(tokens.steps)) == 7


@LOOKS
def test_the_stepped_scale_has_hard_edges_at_sevenths(look: Look):
    scale = stepped_scale(look)
    assert scale[0][0] == 0
    assert scale[-1][0] == 1
    assert [scale[i][0] for i in range(1, 13, 2)] == [scale[i][0] for i in range(2, 14, 2)]


def test_the_second_of_two_close_colours_is_dashed():
    assert find_dashed(Look(), ["GIN", "TZA", "COD"]) == {"TZA"}
    assert find_dashed(Look(), ["TZA", "GIN"]) == {"GIN"}
    assert find_dashed(Look(), ["GIN", "COD", "BWA", "ZWE", "SLE", "BEL"]) == frozenset()
    assert find_dashed(Look("dark"), ["TZA", "ZWE"]) == {"ZWE"}


def test_nothing_is_fetched_from_outside_and_nothing_is_sent():
    assert PLOTLY_CONFIG["topojsonURL"] == "app/static/topo/"
    assert PLOTLY_CONFIG["displayModeBar"] is False
    assert PLOTLY_CONFIG["showSendToCloud"] is False
