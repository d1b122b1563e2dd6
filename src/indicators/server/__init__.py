"""The server: Streamlit's app behind our own headers, packed files and language. `serve.py` starts it."""

from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from indicators.paths import ROOT
from indicators.server.document import LIGHT_PATH
from indicators.server.edge import Edge, list_pages
from indicators.server.settings import OWN_HOSTS, Settings, read_settings

__all__ = ["Settings", "list_parts", "read_settings"]


def list_parts(settings: Settings | None = None) -> dict[str, Any]:
    """Return the middleware and routes for `st.App`.

    Raises:
        SettingError: an environment variable is malformed.
    """
    settings = settings or read_settings()
    middleware = [Middleware(Edge, settings=settings, pages=list_pages(ROOT / "pages"))]
    if settings.hosts:
        allowed = [*settings.hosts, *OWN_HOSTS]
        middleware.insert(0, Middleware(TrustedHostMiddleware, allowed_hosts=allowed, www_redirect=False))
    routes = [Mount(f"/{LIGHT_PATH}", StaticFiles(directory=settings.light, html=True))] if settings.light else []
    return {"middleware": middleware, "routes": routes}
