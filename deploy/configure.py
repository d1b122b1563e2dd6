"""Writes the configuration of nginx: `python deploy/configure.py --names minerals.example.org --ports 8601-8604 --run DIR`."""

import argparse
import sys
from pathlib import Path
from string import Template

HERE = Path(__file__).resolve().parent
AVOIDED = 5
"""Seconds for which nginx asks another process after one did not answer."""
LIGHT = """
        # The light edition needs no process at all.
        location /light/ {
            alias $folder/;
            index index.html;
            gzip on;
            gzip_static on;
            gzip_types text/css application/json text/csv image/svg+xml;
            add_header Cache-Control "public, max-age=3600";
            add_header X-Content-Type-Options nosniff;
            add_header Referrer-Policy no-referrer;
            add_header Content-Security-Policy "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'";
        }
"""
TLS = """
        listen 443 ssl http2;
        ssl_certificate $certificate;
        ssl_certificate_key $key;
        ssl_protocols TLSv1.2 TLSv1.3;
        add_header Strict-Transport-Security "max-age=31536000" always;
"""


def render_configuration(
    names: str,
    ports: list[int],
    run: Path,
    *,
    listen: str = "80",
    light: Path | None = None,
    certificate: Path | None = None,
    key: Path | None = None,
    mime: Path = Path("/etc/nginx/mime.types"),
) -> str:
    """Return the configuration.

    Args:
        names: host names, separated by blanks.
        ports: of the processes on 127.0.0.1.
        run: folder that nginx may write to: number of its process, errors, kept files.
        listen: address and port of nginx.
        light: folder of the light edition.
        certificate: with `key`, lets nginx answer with TLS and HTTP/2 as well.
        key: of the certificate.
        mime: nginx's list of file types.
    """
    servers = "\n".join(f"        server 127.0.0.1:{port} max_fails=1 fail_timeout={AVOIDED}s;" for port in ports)
    return Template((HERE / "nginx.conf.in").read_text(encoding="utf-8")).substitute(
        names=names,
        servers=servers,
        run=run,
        listen=listen,
        tries=len(ports),
        mime=mime,
        light=Template(LIGHT).substitute(folder=light) if light else "",
        tls=Template(TLS).substitute(certificate=certificate, key=key) if certificate and key else "",
    )


def read_ports(text: str) -> list[int]:
    """Return the ports of `8601-8604` or `8601,8602`.

    Raises:
        ValueError: the text is neither.
    """
    first, dash, last = text.partition("-")
    ports = list(range(int(first), int(last) + 1)) if dash else [int(p) for p in text.split(",")]
    if not ports or min(ports) < 1 or max(ports) > 65535:
        raise ValueError(f"“{text}” names no port between 1 and 65535.")
    return ports


def main() -> int:
    """Print the configuration or write it to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--names", required=True, help="host names, separated by blanks")
    parser.add_argument("--ports", type=read_ports, default=read_ports("8601-8602"), help="of the processes, such as 8601-8604")
    parser.add_argument("--run", type=Path, required=True, help="folder that nginx may write to")
    parser.add_argument("--listen", default="80")
    parser.add_argument("--light", type=Path)
    parser.add_argument("--certificate", type=Path)
    parser.add_argument("--key", type=Path)
    parser.add_argument("--out", type=Path)
    options = vars(parser.parse_args())
    out = options.pop("out")
    text = render_configuration(options.pop("names"), options.pop("ports"), options.pop("run"), **options)
    if out is None:
        sys.stdout.write(text)
    else:
        out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
