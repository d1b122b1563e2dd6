"""The Content-Security-Policy."""

import base64
import hashlib

from indicators.server.policy import find_script_hashes, list_headers, write_document_policy, write_policy


def test_inline_scripts_are_named_by_their_hash_and_files_are_not():
    document = '<script>window.a = 1</script><script type="module" src="./b.js"></script><script type="module">c()</script>'
    expected = [base64.b64encode(hashlib.sha256(t).digest()).decode() for t in (b"window.a = 1", b"c()")]
    assert find_script_hashes(document) == tuple(f"'sha256-{h}'" for h in expected)


def test_nothing_is_evaluated_and_no_other_inline_script_runs():
    policy = write_policy(("'sha256-x'",), (), "minerals.example.org")
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["script-src"] == "'self' 'sha256-x'"
    assert parts["connect-src"] == "'self' data: blob: ws://minerals.example.org wss://minerals.example.org"
    assert parts["frame-ancestors"] == "'self'"
    assert "unsafe-eval" not in policy


def test_a_strange_host_is_not_written_into_the_policy():
    assert "evil" not in write_policy((), (), "evil.example; script-src *")


def test_sites_that_embed_are_named_and_then_no_older_header_forbids_them():
    assert write_policy((), ("https://partner.example",), "x").endswith("frame-ancestors 'self' https://partner.example")
    assert ("x-frame-options", "SAMEORIGIN") in list_headers(())
    assert "x-frame-options" not in dict(list_headers(("https://partner.example",)))


def test_a_document_of_its_own_runs_its_own_scripts_and_fetches_nothing():
    policy = write_document_policy("<p>no script</p>", ())
    assert policy.startswith("default-src 'none'; script-src 'none';")
    assert "sha256-" in write_document_policy("<script>next()</script>", ())
