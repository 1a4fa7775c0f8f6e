"""Logs hold names we chose and numbers; never a word of a person, a path, an address or a message (attack 61)."""

import errno
import io
import json
import logging
from typing import Any

import pytest

from app.kernel.logging import LibraryHandler, configure_logging, describe, get_logger
from tests.support.web import CANARY, ask, live_server, make_app, raw_request

log = get_logger("test")


@pytest.fixture
def lines(capsys):
    def read():
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    return read


@pytest.fixture
def library_logger():
    logger = logging.getLogger("a-library")
    handler = LibraryHandler()
    logger.addHandler(handler)
    logger.propagate = False  # the root may have one from a command that ran in this process
    yield logger
    logger.propagate = True
    logger.removeHandler(handler)


def test_an_event_is_one_json_line_with_time_level_and_part(lines):
    log.warning("something-happened", count=3, duration_ms=1.5)

    (line,) = lines()
    assert line.pop("at").endswith("+00:00")
    assert line == {"level": "warning", "part": "test", "event": "something-happened", "count": 3, "duration_ms": 1.5}


def test_a_field_outside_the_allow_list_is_dropped(lines):
    log.info("something-happened", note=CANARY)  # type: ignore[call-arg]  # the mistake under test

    assert CANARY not in str(lines())


@pytest.mark.parametrize("value", [f"{CANARY} with a space", f"{CANARY}\n", f"\u202e{CANARY}", [CANARY], {"a": CANARY}])
def test_a_value_that_could_be_a_sentence_is_not_written(lines, value):
    log.info("something-happened", route=value)

    (line,) = lines()
    assert line["route"] == "unsafe"
    assert CANARY not in str(line)


def test_an_event_name_is_a_constant_word(lines):
    sentence = f"Saved {CANARY}"
    log.info(sentence)

    (line,) = lines()
    assert line["event"] == "unsafe"


def failing():
    raise ValueError(CANARY)


def failing_deep_inside():
    try:
        failing()
    except ValueError as error:
        raise OSError(28, CANARY) from error


def failing_without_context():
    try:
        failing()
    except ValueError:
        raise KeyError(CANARY) from None


def test_an_error_is_its_type_and_places_never_its_words(lines):
    with pytest.raises(OSError, match=CANARY) as caught:
        failing_deep_inside()

    log.error("something-failed", error=caught.value)

    (line,) = lines()
    assert line["error"] == "OSError"
    assert line["errno"] == 28
    assert line["cause"]["error"] == "ValueError"
    assert CANARY not in str(line)


def test_frames_of_our_code_are_named_by_file_and_line(app, lines):
    ask(app, "GET", "/api/v1/boom")

    failed = next(line for line in lines() if line["event"] == "unexpected-error")
    assert any(frame.startswith("app/web/") and frame.rsplit(":", 1)[1].isdigit() for frame in failed["frames"])


def test_a_suppressed_context_is_not_described():
    with pytest.raises(KeyError) as caught:
        failing_without_context()

    assert "cause" not in describe(caught.value)


def test_words_of_libraries_are_counted_not_repeated(lines, library_logger):
    library_logger.warning("Could not reach %s", CANARY)
    sentence = f"Failed for {CANARY}"
    library_logger.error(sentence)
    library_logger.error(ValueError(CANARY))

    written = lines()
    assert [line["event"] for line in written] == ["library-log", "library-log", "library-error"]
    assert written[2]["error"] == "ValueError"
    assert CANARY not in str(written)


def test_an_exception_a_library_logs_is_described(lines, library_logger):
    try:
        failing()
    except ValueError:
        library_logger.exception("It broke: %s", CANARY)

    (line,) = lines()
    assert line["error"] == "ValueError"
    assert CANARY not in str(line)


@pytest.fixture
def configured():
    root, names = logging.getLogger(), ("", "uvicorn", "uvicorn.error", "uvicorn.access")
    saved = [(logging.getLogger(name), vars(logging.getLogger(name)).copy()) for name in names]
    configure_logging()
    yield root
    for logger, attributes in saved:
        vars(logger).update(attributes)


PLACES: dict[str, tuple[str, str, dict[str, Any]]] = {
    "path": ("GET", f"/{CANARY}", {}),
    "id in path": ("PUT", f"/api/v1/entries/{CANARY}/planted", {"json": {"text": "a"}}),
    "query": ("GET", f"/api/v1/crisis-resources?region={CANARY}", {}),
    "header": ("GET", "/healthz", {"headers": {"X-Anything": CANARY, "Authorization": CANARY, "Cookie": CANARY}}),
    "method": (CANARY, "/healthz", {}),
    "body": ("POST", "/api/v1/planted", {"json": {"text": CANARY}}),
    "wrong body": ("POST", "/api/v1/planted", {"json": {"number": CANARY}}),
    "field name": ("POST", "/api/v1/planted", {"json": {CANARY: 1}}),
    "broken body": ("POST", "/api/v1/planted", {"content": CANARY, "headers": {"Content-Type": "application/json"}}),
    "form": ("POST", "/api/v1/planted-form", {"data": {"word": CANARY}}),
    "exception": ("GET", "/api/v1/boom", {}),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_canary_in_any_place_reaches_no_log_line(app, capsys, place):  # attack 61
    method, path, kwargs = PLACES[place]

    ask(app, method, path, **kwargs)

    written = capsys.readouterr()
    assert '"event":"request"' in written.err
    assert CANARY not in written.err + written.out


class FullDisk:
    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "full")


def closed_pipe():
    pipe = io.StringIO()
    pipe.close()
    return pipe


@pytest.mark.parametrize("log_file", [FullDisk(), closed_pipe()], ids=["full", "closed"])
def test_a_log_that_cannot_be_written_harms_no_request(app, monkeypatch, log_file):
    monkeypatch.setattr("sys.stderr", log_file)

    assert ask(app, "GET", "/healthz").status_code == 200


def test_one_request_is_one_line_with_its_template_and_problem(app, lines):
    ask(app, "PUT", "/api/v1/entries/5/planted", json={"text": 5})

    (line,) = lines()
    assert line["method"] == "PUT"
    assert line["route"] == "/api/v1/entries/{name}/planted"
    assert line["status"] == 422
    assert line["problem"] == "invalid-input"
    assert line["duration_ms"] >= 0


def test_the_real_server_says_nothing_else(configured, capsys):
    with live_server(make_app()) as port:
        raw_request(port, f"GET /{CANARY}?q={CANARY} HTTP/1.1\r\nHost: {CANARY}\r\nConnection: close\r\n\r\n".encode())
        raw_request(port, b"GET /api/v1/boom HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        raw_request(port, CANARY.encode() + b"\r\n\r\n")

    written = capsys.readouterr()
    events = [json.loads(line)["event"] for line in written.err.splitlines()]
    assert not {"library-log", "library-error"} & set(events)
    assert {
        "start-up-complete",
        "listening",
        "request",
        "unexpected-error",
        "invalid-http",
        "shut-down-complete",
    } <= set(events)
    assert CANARY not in written.err + written.out
    assert "127.0.0.1" not in written.err + written.out
