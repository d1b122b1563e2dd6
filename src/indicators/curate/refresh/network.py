"""Fetches a publisher's file: https only, bounded in time and size, tried again when the line fails."""

import time
from collections.abc import Callable

import httpx

from indicators.curate.refresh.answers import MOST_BYTES, Answer, check_answer
from indicators.errors import Clause, DataError

TRIES = 3
TIMEOUT = httpx.Timeout(60.0, connect=15.0)
WAIT_SECONDS = 2.0
AT_HAND = Clause("Fetch the file in a browser and give it with --from.")


def fetch_answer(url: str, client: httpx.Client | None = None, wait: Callable[[float], None] = time.sleep) -> Answer:
    """Return what stands at `url`.

    Raises:
        DataError: no https address, no answer after three tries, a refusal, or more than 200 MB.
    """
    if not url.startswith("https://"):
        raise DataError("{url} is not an https address; nothing is fetched over an open line. {remedy}", url=url, remedy=AT_HAND)
    own = client or httpx.Client(timeout=TIMEOUT, follow_redirects=True)
    reason = ""
    try:
        for attempt in range(TRIES):
            if attempt:
                wait(WAIT_SECONDS * 2 ** (attempt - 1))
            try:
                return check_answer(_download(own, url))
            except httpx.HTTPError as error:
                reason = str(error) or type(error).__name__
    finally:
        if client is None:
            own.close()
    raise DataError(
        "{url} gave no answer in {tries} tries ({reason}). {remedy}", url=url, tries=TRIES, reason=reason, remedy=AT_HAND
    )


def _download(client: httpx.Client, url: str) -> Answer:
    with client.stream("GET", url) as response:
        if response.status_code >= 500 or response.status_code == 429:
            raise httpx.HTTPStatusError(f"status {response.status_code}", request=response.request, response=response)
        if response.status_code >= 400:
            raise DataError(
                "{url} was refused (status {status}): the address may have changed. {remedy}",
                url=url,
                status=response.status_code,
                remedy=AT_HAND,
            )
        parts, size = [], 0
        for part in response.iter_bytes():
            size += len(part)
            if size > MOST_BYTES:
                raise DataError(
                    "{url} sends more than {limit} bytes; it was stopped. {remedy}", url=url, limit=MOST_BYTES, remedy=AT_HAND
                )
            parts.append(part)
    return Answer(url.rsplit("/", 1)[-1].split("?")[0] or url, b"".join(parts))
