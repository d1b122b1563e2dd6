"""Fetching: https only, bounded, tried again; no test touches a network."""

import httpx
import pytest

from indicators.curate.refresh import network
from indicators.curate.refresh.network import fetch_answer
from indicators.errors import DataError

URL = "https://publisher.example/data.json"


def _client(*answers: httpx.Response | Exception) -> httpx.Client:
    queue = list(answers)

    def handle(request: httpx.Request) -> httpx.Response:
        answer = queue.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    return httpx.Client(transport=httpx.MockTransport(handle))


def test_a_line_that_fails_twice_is_tried_again():
    waits: list[float] = []
    client = _client(httpx.ConnectError("no route"), httpx.Response(503), httpx.Response(200, content=b'{"a": 1}'))
    answer = fetch_answer(URL, client, waits.append)
    assert (answer.name, answer.content) == ("data.json", b'{"a": 1}')
    assert waits == [2.0, 4.0]


def test_three_failures_are_enough():
    client = _client(*(httpx.ConnectTimeout("timed out") for _ in range(3)))
    with pytest.raises(DataError, match="gave no answer in 3 tries"):
        fetch_answer(URL, client, lambda _: None)


def test_a_refusal_is_not_repeated():
    with pytest.raises(DataError, match="was refused"):
        fetch_answer(URL, _client(httpx.Response(404)), lambda _: None)


def test_too_much_is_stopped(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(network, "MOST_BYTES", 10)
    with pytest.raises(DataError, match="sends more than 10 bytes"):
        fetch_answer(URL, _client(httpx.Response(200, content=b"x" * 11)), lambda _: None)


def test_an_error_page_with_status_200_is_no_data():
    with pytest.raises(DataError, match="is a web page, not data"):
        fetch_answer(URL, _client(httpx.Response(200, content=b"<html>maintenance</html>")), lambda _: None)


def test_open_lines_are_refused():
    with pytest.raises(DataError, match="is not an https address"):
        fetch_answer("http://publisher.example/data.json", _client(), lambda _: None)
