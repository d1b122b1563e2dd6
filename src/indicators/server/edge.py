"""The middleware between the network and Streamlit: packed files, small fonts, headers, the language of the first HTML."""

import mimetypes
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from indicators.i18n import LANGUAGES
from indicators.server.document import LIGHT_PATH, choose_language, find_imports, write_document
from indicators.server.fonts import find_small_fonts
from indicators.server.missing import find_detour
from indicators.server.packing import QUICK, PackedFiles, find_frontend, pack_bytes
from indicators.server.policy import PICTURE_POLICY, find_script_hashes, list_headers, write_document_policy, write_policy
from indicators.server.settings import Settings

FOREVER = "public, immutable, max-age=31536000"
A_DAY = "public, max-age=86400"
CHARTS = "PlotlyChart"
WIDTH = b"window-width"
"""The header by which `ui` learns the width of the window; only this middleware writes it."""
CLOSED = ("/_stcore/metrics", "/_stcore/agent/")
INNER = ("/static/", "/app/", "/media/", "/component/", "/_stcore/", f"/{LIGHT_PATH}/")


class Edge:
    """Answers what it can answer better than Streamlit, and gives every other answer its headers."""

    def __init__(self, app: ASGIApp, settings: Settings, pages: tuple[str, ...]) -> None:
        self.app = app
        self.settings = settings
        self.pages = pages
        frontend = find_frontend()
        self.packed = PackedFiles(frontend, settings.cache)
        self.packed.prepare(QUICK)
        self.fonts = find_small_fonts(frontend / "static" / "media")
        template = (frontend / "index.html").read_text(encoding="utf-8")
        early = find_imports(frontend / "static" / "js", CHARTS)
        light = settings.light is not None
        self.documents = {lang: write_document(template, lang, light=light, early=early) for lang in LANGUAGES}
        self.hashes = find_script_hashes(next(iter(self.documents.values())))
        self.headers = list_headers(settings.embedders)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; websockets pass, with the width of the window as a header."""
        if scope["type"] != "http":
            await self.app(_with_width(scope), receive, send)
            return
        path = _strip_base(scope["path"])
        headers = Headers(scope=scope)
        dressed = self._dress(path, headers, send)
        answer = self._answer(path, scope["method"], headers)
        if answer is not None:
            await answer(scope, receive, dressed)
            return
        if path.startswith("/media/"):
            await _Documents(self.app, self.settings.embedders)(scope, receive, dressed)
            return
        if path.startswith(INNER):
            await self.app(scope, receive, dressed)
            return
        await _FirstPage(self.app, lambda: self._first_page(path, scope, headers))(scope, receive, dressed)

    def _answer(self, path: str, method: str, headers: Headers) -> Response | None:
        if path.startswith(CLOSED):
            return PlainTextResponse("Not found", status_code=404)
        if method not in ("GET", "HEAD") or not path.startswith("/static/"):
            return None
        name = path.removeprefix("/static/")
        font = self.fonts.get(name.removeprefix("media/"))
        if font is not None:
            return Response(font, media_type="font/woff2", headers={"cache-control": A_DAY})
        encoding = choose_encoding(headers)
        body = self.packed.find(f"static/{name}", encoding) if encoding else None
        if body is None:
            return None
        kind = mimetypes.guess_type(name)[0] or "text/javascript"
        return Response(
            body,
            headers={
                "content-type": kind,
                "content-encoding": encoding,
                "cache-control": FOREVER,
                "vary": "Accept-Encoding",
            },
        )

    def _first_page(self, path: str, scope: Scope, headers: Headers) -> Response:
        query = scope["query_string"].decode("latin-1")
        known = path.strip("/") in ("", *self.pages)
        detour = "" if known else find_detour(path, _strip_base(_read_sent(scope)), query, self.pages)
        if detour:
            return RedirectResponse(detour, 303)
        lang = choose_language(query, headers.get("accept-language", ""))
        body = self.documents[lang].encode("utf-8")
        extra = {"cache-control": "no-cache", "content-language": lang, "vary": "Accept-Encoding, Accept-Language"}
        encoding = choose_encoding(headers)
        if encoding:
            body = pack_bytes(body, encoding, 5)
            extra["content-encoding"] = encoding
        return Response(body, 200 if known else 404, headers=extra, media_type="text/html; charset=utf-8")

    def _dress(self, path: str, headers: Headers, send: Send) -> Send:
        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(raw=list(message.get("headers", [])))
                kind = answer.get("content-type", "")
                answer.setdefault("x-content-type-options", "nosniff")
                if kind.startswith("text/html"):
                    answer.setdefault(
                        "content-security-policy", write_policy(self.hashes, self.settings.embedders, headers.get("host", ""))
                    )
                    for name, value in self.headers:
                        answer.setdefault(name, value)
                elif "xml" in kind:
                    answer.setdefault("content-security-policy", PICTURE_POLICY)
                if path.startswith(("/app/static/", f"/{LIGHT_PATH}/")) and message["status"] == 200:
                    answer.setdefault("cache-control", A_DAY if path.startswith("/app/") else "public, max-age=3600")
                message = {**message, "headers": answer.raw}
            await send(message)

        return dressed


class _FirstPage:
    """Sends our first HTML where Streamlit would send its own, and lets every other answer pass."""

    def __init__(self, app: ASGIApp, write: Callable[[], Response]) -> None:
        self.app = app
        self.write = write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        replaced = False

        async def replace(message: Message) -> None:
            nonlocal replaced
            if message["type"] == "http.response.start":
                kind = Headers(raw=message.get("headers", [])).get("content-type", "")
                replaced = kind.startswith("text/html") and message["status"] in (200, 206, 304)
                if replaced:
                    await self.write()(scope, receive, send)
            if not replaced:
                await send(message)

        await self.app(_without_conditions(scope), receive, replace)


class _Documents:
    """Gives each self-contained HTML file that the app hands out (a slide deck) a policy with the hashes of its own scripts."""

    def __init__(self, app: ASGIApp, embedders: tuple[str, ...]) -> None:
        self.app = app
        self.embedders = embedders

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        held: list[Message] = []

        async def hold(message: Message) -> None:
            if message["type"] == "http.response.start":
                kind = Headers(raw=message.get("headers", [])).get("content-type", "")
                if kind.startswith("text/html"):
                    held.append(message)
                    return
            if not held:
                await send(message)
                return
            held.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                await _send_document(held, self.embedders, send)

        plain = MutableHeaders(raw=[(k, v) for k, v in scope["headers"] if k != b"accept-encoding"])
        await self.app({**scope, "headers": plain.raw} if scope["path"].endswith(".html") else scope, receive, hold)


async def _send_document(held: list[Message], embedders: tuple[str, ...], send: Send) -> None:
    body = b"".join(m.get("body", b"") for m in held[1:])
    answer = MutableHeaders(raw=list(held[0].get("headers", [])))
    answer["content-security-policy"] = write_document_policy(body.decode("utf-8", "replace"), embedders)
    await send({**held[0], "headers": answer.raw})
    await send({"type": "http.response.body", "body": body})


def choose_encoding(headers: Headers) -> str:
    """Return `br`, `gzip` or nothing, as the browser accepts."""
    accepted = {part.split(";")[0].strip() for part in headers.get("accept-encoding", "").split(",") if ";q=0" not in part + ";"}
    return next((e for e in ("br", "gzip") if e in accepted), "")


def list_pages(folder: Path) -> tuple[str, ...]:
    """Return the addresses of the pages."""
    return tuple(sorted(p.stem for p in folder.glob("*.py")))


def _strip_base(path: str) -> str:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    if base and f"{path}/".startswith(f"/{base}/"):
        return path.removeprefix(f"/{base}") or "/"
    return path


def _read_sent(scope: Scope) -> str:
    """Return the path as it was sent: a slash in a name is no folder there."""
    return (scope.get("raw_path") or scope["path"].encode("utf-8", "replace")).decode("latin-1").partition("?")[0]


def _with_width(scope: Scope) -> Scope:
    """Return a socket's request with the width that its address tells (`narrow`, else `wide`) as a header of our own."""
    if scope["type"] != "websocket":
        return scope
    narrow = b"width=narrow" in scope["query_string"].split(b"&")
    headers = [(k, v) for k, v in scope["headers"] if k != WIDTH]
    return {**scope, "headers": [*headers, (WIDTH, b"narrow" if narrow else b"wide")]}


def _without_conditions(scope: Scope) -> Scope:
    """Return the request without conditions on an older copy: they would speak of Streamlit's file, not of ours."""
    dropped = (b"if-none-match", b"if-modified-since", b"range", b"if-range")
    return {**scope, "headers": [(k, v) for k, v in scope["headers"] if k not in dropped]}
