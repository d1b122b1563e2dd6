"""The middleware around a stand-in for Streamlit: headers, languages, packed files, refused hosts."""

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urljoin, urlsplit

import brotli
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket

from indicators.server import Settings, list_parts
from indicators.server.missing import MISSING, find_detour
from indicators.server.packing import find_frontend
from indicators.ui import arrival

FRONTEND = find_frontend()
SCRIPT = next((FRONTEND / "static" / "js").glob("index.*.js"))


@pytest.fixture(scope="module")
def cache(request: pytest.FixtureRequest) -> Path:
    """Packed files are kept between test runs."""
    return Path(request.config.cache.mkdir("packed"))


async def _socket(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text(" ".join(("connected", *socket.headers.getlist("window-width"))))
    await socket.close()


def _open(settings: Settings) -> TestClient:
    parts = list_parts(settings)

    async def first(_request: object) -> Response:
        return HTMLResponse("<html lang='en'>Streamlit's own</html>", headers={"etag": "x", "cache-control": "no-cache"})

    async def deck(_request: object) -> Response:
        return HTMLResponse("<script>next()</script>" + "<p>slide</p>" * 200)

    async def plain(_request: object) -> Response:
        return PlainTextResponse("ok")

    async def picture(_request: object) -> Response:
        return Response("<svg/>", media_type="image/svg+xml")

    routes = [
        *parts["routes"],
        WebSocketRoute("/_stcore/stream", _socket),
        Route("/_stcore/{name:path}", plain),
        Route("/media/deck.html", deck),
        Route("/app/static/mark.svg", picture),
        Mount("/static", StaticFiles(directory=FRONTEND / "static")),
        Route("/{name:path}", first),
    ]
    return TestClient(Starlette(routes=routes, middleware=parts["middleware"]), base_url="http://minerals.example.org")


@pytest.fixture(scope="module")
def client(cache: Path) -> Iterator[TestClient]:
    with _open(Settings(cache=cache)) as opened:
        yield opened


def test_the_first_page_carries_every_header(client: TestClient):
    answer = client.head("/")
    assert answer.status_code == 200
    assert "script-src 'self' 'sha256-" in answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert answer.headers["cache-control"] == "no-cache"
    assert "etag" not in answer.headers
    assert answer.text == ""


@pytest.mark.parametrize("path", ["/", "/overview", "/compare"])
def test_every_page_is_served_in_the_language_asked_for(client: TestClient, path: str):
    french = client.get(f"{path}?lang=fr")
    assert '<html lang="fr"' in french.text
    assert french.headers["content-language"] == "fr"
    assert french.headers["vary"] == "Accept-Encoding, Accept-Language"
    assert '<html lang="pt"' in client.get(path, headers={"accept-language": "pt-AO"}).text


def test_the_hashes_of_the_policy_are_those_of_every_language(client: TestClient):
    policies = {client.get(f"/?lang={lang}").headers["content-security-policy"] for lang in ("en", "fr", "pt")}
    assert len(policies) == 1


def test_an_older_copy_is_not_confirmed_in_place_of_ours(client: TestClient):
    answer = client.get("/", headers={"if-none-match": "x"})
    assert answer.status_code == 200
    assert "Streamlit's own" not in answer.text


@pytest.mark.parametrize(
    "path", ["/wp-login.php", "/robots.txt", "/.env", "/_next/data", "/compare/_stcore/health", "//evil.example"]
)
def test_an_unknown_file_or_inner_address_is_not_called_found(client: TestClient, path: str):
    answer = client.get(f"http://minerals.example.org{path}", follow_redirects=False)
    assert answer.status_code == 404
    assert "<html lang=" in answer.text


@pytest.mark.parametrize(
    ("path", "page", "name"),
    [
        ("/nosuchpage", "", "nosuchpage"),
        ("/comparison", "compare", "comparison"),
        ("/supply-risk", "supply_risk", "supply-risk"),
        ("/country-gin.html", "country", "country-gin.html"),
        ("/fr/mineral/", "minerals", "fr/mineral"),
        ("/Compare", "compare", None),
        ("/a%2Fb", "", "a/b"),
        ("//evil/x", "", "evil/x"),
        ("/a%07%C2%85b:%20c%E2%80%AE", "", "ab: c"),
        ("/" + "x" * 5000, "", "x" * 60),
    ],
)
def test_an_unknown_page_leads_to_the_nearest_one_that_says_so(client: TestClient, path: str, page: str, name: str | None):
    """The answer stays on this site: resolved against the address that was asked for, it is one of our pages."""
    address = f"http://minerals.example.org{path}"
    answer = client.get(f"{address}?lang=fr&countries=GIN,COD&missing_page=old", follow_redirects=False)
    assert answer.status_code == 303
    led = urlsplit(urljoin(address, answer.headers["location"]))
    assert (led.netloc, led.path) == ("minerals.example.org", f"/{page}")
    told = parse_qs(led.query)
    assert told.pop(MISSING, None) == ([name] if name else None)
    assert told == {"lang": ["fr"], "countries": ["GIN,COD"]}


def test_an_unknown_page_below_a_folder_stays_in_it(cache: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(st, "get_option", lambda name: "dash" if name == "server.baseUrlPath" else None)
    with _open(Settings(cache=cache)) as client:
        for path, page in (("/dash/nosuchpage", ""), ("/dash/comparison", "compare"), ("/dash/a/comparison", "compare")):
            led = client.get(path, follow_redirects=False).headers["location"]
            assert urlsplit(urljoin(f"http://minerals.example.org{path}", led)).path == f"/dash/{page}"
        assert client.get("/dash/compare").status_code == 200


def test_a_line_break_in_a_name_never_reaches_the_header():
    assert find_detour("/a\r\nX: b", "/a%0D%0AX:%20b", "", ("compare",)) == "./?missing_page=aX%3A%20b"


def test_the_page_reads_the_key_that_the_server_writes():
    assert MISSING == arrival.MISSING


@pytest.mark.parametrize(("accepted", "unpack"), [("br, gzip", brotli.decompress), ("gzip", gzip.decompress)])
def test_scripts_travel_packed_and_are_kept_for_a_year(client: TestClient, accepted: str, unpack):
    with client.stream("GET", f"/static/js/{SCRIPT.name}", headers={"accept-encoding": accepted}) as answer:
        packed = b"".join(answer.iter_raw())
    assert unpack(packed) == SCRIPT.read_bytes()
    assert answer.headers["content-encoding"] == accepted.split(",")[0]
    assert answer.headers["cache-control"] == "public, immutable, max-age=31536000"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert int(answer.headers["content-length"]) == len(packed)


def test_a_browser_that_unpacks_nothing_gets_the_plain_script(client: TestClient):
    answer = client.get(f"/static/js/{SCRIPT.name}", headers={"accept-encoding": "identity"})
    assert answer.content == SCRIPT.read_bytes()
    assert "content-encoding" not in answer.headers


def test_a_script_that_does_not_exist_is_missing(client: TestClient):
    assert client.get("/static/js/none.js").status_code == 404
    assert client.get("/static/js/%2e%2e/%2e%2e/index.html").status_code in (400, 404)


def test_fonts_are_replaced_by_the_small_ones(client: TestClient):
    for path in (FRONTEND / "static" / "media").glob("MaterialSymbols-Rounded*"):
        answer = client.get(f"/static/media/{path.name}")
        assert answer.headers["content-type"] == "font/woff2"
        assert len(answer.content) < 20_000 < path.stat().st_size


def test_our_own_files_are_kept_for_a_day_and_pictures_run_no_script(client: TestClient):
    answer = client.get("/app/static/mark.svg")
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert answer.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'"


def test_session_counts_are_closed_and_health_is_open(client: TestClient):
    assert client.get("/_stcore/metrics").status_code == 404
    assert client.get("/_stcore/agent/interact").status_code == 404
    assert client.get("/_stcore/health").text == "ok"


def test_a_deck_runs_its_own_script_only(client: TestClient):
    answer = client.get("/media/deck.html")
    assert answer.text.startswith("<script>next()</script>")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; script-src 'sha256-")


def test_a_foreign_host_is_refused_when_hosts_are_set(cache: Path):
    with _open(Settings(hosts=("minerals.example.org", "*.example.net"), cache=cache)) as client:
        assert client.get("/").status_code == 200
        assert client.get("/", headers={"host": "en.example.net:8501"}).status_code == 200
        assert client.get("/_stcore/health", headers={"host": "127.0.0.1:8501"}).status_code == 200
        for foreign in ("evil.example", "minerals.example.org.evil.example", "example.net.evil", ""):
            assert client.get("/", headers={"host": foreign}).status_code == 400
            assert client.get(f"/static/js/{SCRIPT.name}", headers={"host": foreign}).status_code == 400
        with client.websocket_connect("/_stcore/stream", headers={"host": "minerals.example.org"}) as socket:
            assert socket.receive_text() == "connected wide"
        with (
            pytest.raises(WebSocketDenialResponse),
            client.websocket_connect("/_stcore/stream", headers={"host": "evil.example"}),
        ):
            pass


@pytest.mark.parametrize(
    ("query", "claimed", "told"),
    [("width=narrow", "", "narrow"), ("width=wide", "narrow", "wide"), ("width=3", "", "wide"), ("", "narrow", "wide")],
)
def test_the_width_of_the_window_comes_from_the_address_alone(client: TestClient, query: str, claimed: str, told: str):
    with client.websocket_connect(f"/_stcore/stream?{query}", headers={"window-width": claimed}) as socket:
        assert socket.receive_text() == f"connected {told}"


def test_the_light_edition_has_a_fixed_address_when_its_folder_exists(tmp_path: Path, cache: Path):
    (tmp_path / "fr").mkdir()
    (tmp_path / "fr" / "index.html").write_text("<html lang='fr'>édition légère</html>", encoding="utf-8")
    with _open(Settings(light=tmp_path, cache=cache)) as client:
        assert "./light/fr/index.html" in client.get("/?lang=fr").text
        answer = client.get("/light/fr/")
        assert "édition légère" in answer.text
        assert answer.headers["cache-control"] == "public, max-age=3600"
        assert "script-src 'self'" in answer.headers["content-security-policy"]
        assert client.get("/light/none.html").status_code == 404
