"""What only a real socket can show: framing, slowness, size; the server as it is run (attacks 36, 37, 46, 49)."""

import re
import socket
import time
from collections.abc import Iterator

import pytest

from tests.support.web import CANARY, live_server, make_app, raw_request

SECONDS = 0.8
POST = b"POST /api/v1/planted HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
GET = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with live_server(make_app(body_seconds=SECONDS), head_seconds=SECONDS) as port:
        yield port


def statuses(answer: bytes) -> list[int]:
    return [int(code) for code in re.findall(rb"HTTP/1\.1 (\d{3})", answer)]


def test_a_plain_request_is_answered(port):
    answer = raw_request(port, GET)

    assert statuses(answer) == [200]
    assert b"\r\nserver:" not in answer.lower()


def test_slow_body_answers_408_and_closes(port):  # attack 37
    started = time.monotonic()

    answer = raw_request(port, POST + b"Content-Length: 20\r\n\r\n{")

    assert statuses(answer) == [408]
    assert b"slow-body" in answer
    assert b"connection: close" in answer
    assert time.monotonic() - started < 4


def test_dripped_body_answers_408(port):  # attack 37
    drips = [b" "] * 20

    answer = raw_request(port, POST + b"Content-Length: 99\r\n\r\n", *drips, pause=0.06)

    assert statuses(answer)[:1] == [408]


def test_length_and_chunks_together_are_one_refusal_and_no_second_request(port):  # attack 49
    smuggled = b"GET /api/v1/boom HTTP/1.1\r\nHost: localhost\r\n\r\n"
    head = POST + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"

    answer = raw_request(port, head + b"0\r\n\r\n" + smuggled)

    assert statuses(answer) == [400]
    assert b"connection: close" in answer


@pytest.mark.parametrize(
    "framing",
    [
        b"Content-Length: 2\r\nContent-Length: 3\r\n",
        b"Content-Length: +2\r\n",
        b"Content-Length: -2\r\n",
        b"Content-Length: 2, 2\r\n",
        b"Content-Length: 0x2\r\n",
        b"Transfer-Encoding: chunked, identity\r\n",
        b"Transfer-Encoding: xchunked\r\n",
        b"Transfer-Encoding : chunked\r\n",
        b"Transfer-Encoding: chunked\r\n foo: bar\r\n",
    ],
)
def test_unclear_framing_is_refused_and_the_connection_closed(port, framing):  # attack 49
    answer = raw_request(port, POST + framing + b"\r\n{}" + GET)

    assert statuses(answer) == [400]
    assert b"connection: close" in answer


def test_chunked_body_over_the_limit_answers_413(port):  # attack 36
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"

    answer = raw_request(port, POST + b"Transfer-Encoding: chunked\r\n\r\n", chunk, chunk, b"0\r\n\r\n")

    assert statuses(answer)[:1] == [413]


def test_endless_chunked_body_is_cut_off(port):  # attack 36
    chunk = b"100000\r\n" + b" " * 0x100000 + b"\r\n"

    answer = raw_request(port, POST + b"Transfer-Encoding: chunked\r\n\r\n", *[chunk] * 40)

    assert statuses(answer)[:1] in ([413], [])  # the reset may overtake the answer; the connection is gone


def test_announced_gigabyte_is_refused_before_it_is_sent(port):  # attack 36
    answer = raw_request(port, POST + b"Content-Length: 1000000000\r\n\r\n")

    assert statuses(answer) == [413]
    assert b"connection: close" in answer


def test_expect_continue_is_invited_only_for_a_body_we_take(port):
    taken = raw_request(
        port, POST + b"Connection: close\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n", b"{}", pause=0.1
    )
    refused = raw_request(port, POST + b"Content-Length: 70000\r\nExpect: 100-continue\r\n\r\n")

    assert statuses(taken) == [100, 200]
    assert statuses(refused) == [413]


def test_unknown_expectation_answers_417(port):
    answer = raw_request(port, POST + b"Content-Length: 2\r\nExpect: a-miracle\r\n\r\n{}")

    assert statuses(answer) == [417]


def test_half_a_head_is_given_up_with_408(port):
    answer = raw_request(port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Half: ")

    assert statuses(answer) == [408]
    assert b"slow-headers" in answer
    assert b"no-store" in answer


def test_dripped_head_does_not_hold_the_connection(port):
    drips = [b"X-Drip: 1\r\n"] * 20

    answer = raw_request(port, b"GET /healthz HTTP/1.1\r\n", *drips, pause=0.06)

    assert statuses(answer)[:1] in ([408], [])


def test_silent_connection_is_closed(port):
    assert raw_request(port) == b""


def test_a_header_that_never_ends_is_refused(port):
    answer = raw_request(port, b"GET /healthz HTTP/1.1\r\nX-Long: ", *[b"a" * 20_000] * 3, pause=0.02)

    assert statuses(answer)[:1] in ([431], [])


def test_many_large_headers_in_one_piece_answer_431(port):
    lines = b"".join(b"X-%d: %s\r\n" % (number, b"a" * 900) for number in range(40))

    answer = raw_request(port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + lines + b"\r\n")

    assert statuses(answer) == [431]


def test_what_is_not_http_gets_a_problem_that_repeats_nothing(port):
    answer = raw_request(port, f"{CANARY} / HTTP/9.9\r\n\r\n".encode())

    assert statuses(answer) == [400]
    assert b"refused-request" in answer
    assert CANARY.encode() not in answer


@pytest.mark.parametrize(
    "line",
    [
        b"X-Bare: a\rSet-Cookie: b=c",
        b"X-Nul: a\x00b",
        b"X Space: a",
        b"X-Folded: a\r\n Set-Cookie: b=c",
        b": empty",
        b"X-No-Colon",
    ],
)
def test_a_header_that_could_be_two_is_refused(port, line):  # attack 46
    answer = raw_request(port, b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n" + line + b"\r\n\r\n")

    assert statuses(answer)[:1] == [400]
    assert b"set-cookie" not in answer.lower()


@pytest.mark.parametrize(
    "path",
    [
        b"/x%0d%0aSet-Cookie:%20b=c",
        b"//elsewhere.example/%0d%0aLocation:x",
        b"/api/v1/crisis-resources?region=%0d%0aSet-Cookie:b",
    ],
)
def test_line_ends_in_a_path_or_query_reach_no_header(port, path):  # attack 46
    answer = raw_request(port, b"GET " + path + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")

    head = answer.split(b"\r\n\r\n")[0].lower()
    assert statuses(answer)[0] in {404, 422}
    assert b"set-cookie" not in head
    assert b"location" not in head


def test_two_requests_on_one_connection_get_two_answers(port):
    first = POST + b"Content-Length: 2\r\n\r\n{}"

    answer = raw_request(port, first + GET)

    assert statuses(answer) == [200, 200]


UPGRADE = b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"


@pytest.mark.parametrize("pause", [0.0, 0.1])
def test_a_body_after_an_upgrade_header_arrives_whole(port, pause):
    body = b'{"text":"abc"}'
    head = POST + UPGRADE + b"Content-Length: %d\r\n\r\n" % len(body)

    answer = raw_request(port, head, body, GET, pause=pause)

    assert statuses(answer) == [200, 200]
    assert b'"characters":3' in answer


def test_a_chunked_body_after_an_upgrade_header_arrives_whole(port):
    head = POST + UPGRADE + b"Transfer-Encoding: chunked\r\n\r\n"

    answer = raw_request(port, head + b'e\r\n{"text":"abc"}\r\n0\r\n\r\n' + GET)

    assert statuses(answer) == [200, 200]
    assert b'"characters":3' in answer


def test_a_body_that_looks_like_a_request_stays_a_body_after_an_upgrade_header(port):  # attack 49
    smuggled = b"GET /api/v1/boom HTTP/1.1\r\nHost: localhost\r\n\r\n"
    head = POST + UPGRADE + b"Content-Length: %d\r\n\r\n" % len(smuggled)

    answer = raw_request(port, head, smuggled, GET, pause=0.1)

    assert statuses(answer) == [400, 200]
    assert b"malformed-json" in answer


def test_connect_is_refused_with_a_problem(port):
    answer = raw_request(port, b"CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: localhost\r\n\r\n")

    assert statuses(answer) == [400]
    assert b"refused-request" in answer


def test_an_upgrade_to_websocket_is_not_taken(port):
    upgrade = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n"

    answer = raw_request(port, upgrade)

    assert 101 not in statuses(answer)


def test_a_client_that_leaves_in_the_middle_is_no_bug(port, capfd):
    with socket.create_connection(("127.0.0.1", port)) as leaving:
        leaving.sendall(POST + b"Content-Length: 20\r\n\r\n{")

    answer = raw_request(port, GET)

    assert statuses(answer) == [200]
    assert "unexpected-error" not in capfd.readouterr().err


def test_the_server_still_answers_while_connections_hang(port):
    hanging = [socket.create_connection(("127.0.0.1", port)) for _ in range(30)]
    try:
        for connection in hanging:
            connection.sendall(POST)

        assert statuses(raw_request(port, GET)) == [200]
    finally:
        for connection in hanging:
            connection.close()
