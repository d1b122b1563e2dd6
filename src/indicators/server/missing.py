"""Leads an address without a page to the nearest page, which then says so in the reader's language."""

from difflib import get_close_matches
from urllib.parse import quote

MISSING = "missing_page"
"""The key under which `ui` learns the name that was asked for."""
LONGEST = 60
NO_PAGES = ("static", "media", "component", "app", "light")


def find_detour(path: str, raw_path: str, query: str, pages: tuple[str, ...]) -> str:
    """Return where an unknown address leads, relative to itself, with its query; nothing for a file or an inner address.

    No part of the path stands in it, so that it stays on this site and below the folder in which the site is served.

    Args:
        path: the address without the folder, decoded.
        raw_path: the same as it was sent: its slashes count.
        query: what stands behind it.
        pages: names of the pages.

    >>> find_detour("/comparison", "/comparison", "lang=fr", ("compare", "country"))
    './compare?lang=fr&missing_page=comparison'
    >>> find_detour("/a/b", "/a/b", "", ("compare",)), find_detour("/wp-login.php", "/wp-login.php", "", ("compare",))
    ('./../?missing_page=a/b', '')
    """
    parts = [part for part in path.split("/") if part]
    if not parts or any(part.startswith(("_", ".")) or part in NO_PAGES for part in parts):
        return ""
    asked = parts[-1].lower().removesuffix(".html").replace("-", "_")[:LONGEST]
    if "." in asked:
        return ""
    near = next(iter(get_close_matches(asked, pages, n=1)), "")
    name = "".join(c for c in "/".join(parts) if c.isprintable())[:LONGEST]
    told = f"{MISSING}={quote(name)}" if name and name.lower() != near else ""
    kept = [pair for pair in query.split("&") if pair and not pair.startswith(f"{MISSING}=")]
    up = "../" * (raw_path.count("/") - 1)
    return f"./{up}{near}?{'&'.join(pair for pair in (*kept, told) if pair)}".rstrip("?")
