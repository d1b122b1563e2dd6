"""The headers that tell a browser what our pages may do, and who may frame them."""

import base64
import hashlib
import re

PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_INLINE_SCRIPT = re.compile(r"<script(?P<tag>[^>]*)>(?P<body>.*?)</script>", re.DOTALL | re.IGNORECASE)
_PLAIN_HOST = re.compile(r"[A-Za-z0-9.\-]+(:\d{1,5})?|\[[0-9A-Fa-f:]+\](:\d{1,5})?")


def find_script_hashes(document: str) -> tuple[str, ...]:
    """Return the hash of each inline script, as a policy names it.

    >>> len(find_script_hashes("<script>a = 1</script><script src='x.js'></script>"))
    1
    """
    bodies = [m["body"] for m in _INLINE_SCRIPT.finditer(document) if " src=" not in m["tag"].lower()]
    return tuple(f"'sha256-{base64.b64encode(hashlib.sha256(b.encode()).digest()).decode()}'" for b in bodies)


def write_policy(scripts: tuple[str, ...], embedders: tuple[str, ...], host: str) -> str:
    """Return the Content-Security-Policy of the app.

    Args:
        scripts: hashes of the inline scripts of the first HTML; no other inline script runs, and none is evaluated.
        embedders: sites that may frame the app.
        host: the Host header; older browsers do not take `'self'` as leave for the websocket of the same host.
    """
    sockets = f" ws://{host} wss://{host}" if _PLAIN_HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {' '.join(scripts)}".rstrip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' data: blob:{sockets}",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            f"frame-ancestors {_list_ancestors(embedders)}",
        )
    )


def write_document_policy(document: str, embedders: tuple[str, ...]) -> str:
    """Return the policy of a self-contained document (a slide deck): only its own inline scripts and styles, nothing fetched."""
    scripts = " ".join(find_script_hashes(document)) or "'none'"
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; "
        f"form-action 'none'; frame-ancestors {_list_ancestors(embedders)}"
    )


def _list_ancestors(embedders: tuple[str, ...]) -> str:
    return " ".join(("'self'", *embedders))


def list_headers(embedders: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the headers that every page carries besides the policy. Scripts and fonts go without: they would cost 60 kB a visit."""
    headers = [
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"),
    ]
    return headers if embedders else [*headers, ("x-frame-options", "SAMEORIGIN")]
