"""The first HTML: Streamlit's page in the reader's language, with a way to the light edition before any script has loaded."""

import re
from html import escape
from pathlib import Path

from indicators.i18n import DEFAULT_LANGUAGE, LANGUAGES, translate

START_SCRIPT = (Path(__file__).resolve().parent / "start.js").read_text(encoding="utf-8")
LIGHT_PATH = "light"
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.\-]+\.js)["']""")
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->\s*", re.DOTALL)


def choose_language(query: str, accepted: str) -> str:
    """Return the language of the address, else the first one that the browser asks for and we offer, else English.

    >>> choose_language("lang=en", "fr"), choose_language("", "xx,en;q=0.4")
    ('en', 'en')
    """
    wanted = re.search(r"(?:^|&)lang=([A-Za-z]{2})(?:[-_][A-Za-z]+)?(?:&|$)", query)
    if wanted and wanted[1].lower() in LANGUAGES:
        return wanted[1].lower()
    weighed = []
    for place, part in enumerate(accepted.split(",")[:20]):
        tag, _, weight = part.partition(";q=")
        try:
            weighed.append((-float(weight or 1), place, tag.strip().split("-")[0].lower()))
        except ValueError:
            continue
    return next((tag for weight, _, tag in sorted(weighed) if weight < 0 and tag in LANGUAGES), DEFAULT_LANGUAGE)


def write_document(template: str, lang: str, *, light: bool, early: tuple[str, ...] = ()) -> str:
    """Return the first HTML.

    Args:
        template: Streamlit's `index.html`.
        lang: language of the reader.
        light: whether the light edition is served, so that it may be linked.
        early: scripts of the charts, asked for while the connection to the app is still being made.
    """
    title = escape(translate(lang, "Governance and minerals of the diamond coalition"))
    waiting = _write_waiting(lang, light)
    page = _COMMENT.sub("", template).strip() + "\n"
    page = page.replace('<html lang="en">', f'<html lang="{lang}" data-languages="{" ".join(LANGUAGES)}">')
    page = page.replace("<title>Streamlit</title>", f"<title>{title}</title>{_write_alternate(lang, light)}")
    page = page.replace('href="./favicon.png"', 'href="./app/static/favicon.png"')
    page = _NOSCRIPT.sub(lambda _: f"<noscript>{_write_without_script(lang)}</noscript>", page)
    page = page.replace('<div id="root"></div>', f'<div id="root">{waiting}</div>')
    page = page.replace("<script>", f"<script>{START_SCRIPT}</script>\n    <script>", 1)
    return page.replace("</body>", f"{_write_early(early)}</body>") if early else page


def find_imports(folder: Path, name: str) -> tuple[str, ...]:
    """Return the script whose name begins so, and every script that it loads in turn."""
    found: dict[str, None] = {}
    waiting = [p.name for p in folder.glob(f"{name}.*.js")]
    while waiting:
        script = waiting.pop()
        if script in found or not (folder / script).is_file():
            continue
        found[script] = None
        waiting += _IMPORT.findall((folder / script).read_text(encoding="utf-8"))
    return tuple(found)


def _write_waiting(lang: str, light: bool) -> str:
    style = "font-family:sans-serif;max-width:40rem;margin:15vh auto 0;padding:0 1.2rem;line-height:1.5"
    title = translate(lang, "Governance and minerals of the diamond coalition")
    lines = [f"<p><strong>{escape(title)}</strong></p>"]
    if light:
        words = escape(translate(lang, "Slow line? The light edition shows the same figures as plain pages."))
        lines.append(f'<p><a href="./{LIGHT_PATH}/{lang}/index.html">{words}</a></p>')
    return f'<div style="{style}">{"".join(lines)}</div>'


def _write_without_script(lang: str) -> str:
    words = translate(lang, "The dashboard needs JavaScript. Please allow it for this site.")
    return f"<p>{escape(words)}</p>"


def _write_alternate(lang: str, light: bool) -> str:
    if not light:
        return ""
    title = escape(translate(lang, "Light edition"))
    return f'\n    <link rel="alternate" type="text/html" hreflang="{lang}" title="{title}" href="./{LIGHT_PATH}/{lang}/index.html" />'


def _write_early(names: tuple[str, ...]) -> str:
    links = ",".join(f'"./static/js/{n}"' for n in names)
    script = (
        f"for (const href of [{links}]) "
        'document.head.append(Object.assign(document.createElement("link"), { rel: "modulepreload", href }));'
    )
    return f'<script type="module">{script}</script>\n  '
