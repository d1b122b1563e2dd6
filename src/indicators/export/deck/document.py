"""The deck as one HTML file: no address is loaded, keys alone steer it, it prints one slide a page."""

from base64 import b64encode
from functools import lru_cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from indicators.charts.theme import LIGHT
from indicators.export.deck.drawn import draw_code_svg, draw_slide_svg, show_address
from indicators.export.deck.model import Slide, caption_size, place_drawings, place_side, plain_heading
from indicators.i18n import translate
from indicators.paths import STATIC


def write_html(slides: list[Slide], lang: str) -> str:
    """Return the file. Its script is the same in every deck, so that a server can name it in its policy."""
    shown = []
    for slide in slides:
        places = place_drawings(slide)
        pictures = [
            {"svg": draw_slide_svg(d, p), "place": p, "heading": plain_heading(d), "alt": d.alt}
            for d, p in zip(slide.drawings, places, strict=False)
        ]
        code = draw_code_svg(slide.address, slide.address) if slide.address else ""
        shown.append(
            {
                "slide": slide,
                "pictures": pictures,
                "side": place_side(slide),
                "code": code,
                "shown": show_address(slide.address),
                "caption_size": caption_size(slide),
            }
        )
    template = _environment().get_template("deck.html.j2")
    return template.render(
        lang=lang,
        shown=shown,
        css=_write_typeface() + _read("deck.css"),
        script=_read("deck.js"),
        tokens=LIGHT,
        word=_words(lang),
    )


def _words(lang: str) -> dict[str, str]:
    return {
        "keys": translate(lang, "Arrow keys: forward and back · F: full screen · Esc: all slides · T: timer · P: print"),
        "notes": translate(lang, "Notes"),
        "slide": translate(lang, "Slide"),
    }


@lru_cache(maxsize=1)
def _write_typeface() -> str:
    """Return the typeface of the headings as a rule of style: slides look like the dashboard on a machine that has no fonts of ours."""
    data = b64encode((STATIC / "basalt-serif-600.woff2").read_bytes()).decode("ascii")
    return f'@font-face{{font-family:"Basalt Serif";font-weight:600;src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("indicators.export.deck", "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


@lru_cache(maxsize=4)
def _read(name: str) -> str:
    loader = _environment().loader
    return loader.get_source(_environment(), name)[0] if loader else ""
