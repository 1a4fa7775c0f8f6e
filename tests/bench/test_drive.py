"""Reading answers off a socket."""

from bench.drive import Answer, Client, Figures, Request, Steps, compare, whole_answer


def test_an_answer_is_whole_when_its_length_is_here():
    raw = b"HTTP/1.1 201 Created\r\nContent-Length: 4\r\netag: 1\r\n\r\nbody"

    assert whole_answer(raw[:-1]) is None
    assert whole_answer(raw) == Answer(201, raw[:-8], b"body")


def test_a_chunked_answer_is_whole_at_its_last_chunk():
    raw = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"

    assert whole_answer(raw[:-2]) is None
    assert whole_answer(raw) == Answer(200, raw.split(b"\r\n\r\n")[0], b"4\r\nbody\r\n0\r\n\r\n")


def test_half_a_head_is_no_answer():
    assert whole_answer(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n") is None


def test_a_request_says_its_length():
    raw = Request("PUT", "/x", {"etag": "1"}, b"four").as_bytes()

    assert raw == b"PUT /x HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 4\r\netag: 1\r\n\r\nfour"


def test_a_client_asks_next_what_it_learnt_last():
    def steps() -> Steps:
        path = "/first"
        while True:
            answer = yield Request("GET", path, {})
            path = answer.body.decode()

    client = Client(steps())
    client.learn(Answer(200, b"", b"/second"))

    assert client.request.path == "/second"


def test_rounds_are_interleaved_and_turned_about():
    order: list[str] = []

    def one(name: str) -> Figures:
        order.append(name)
        return Figures(float(len(order)), 0.0, 0.0)

    pairs = compare(lambda _: one("ebb"), lambda _: one("floor"), rounds=3, seconds=0)

    assert order == ["ebb", "floor", "floor", "ebb", "ebb", "floor"]
    assert [(ebb.cpu_us, floor.cpu_us) for ebb, floor in pairs] == [(1, 2), (4, 3), (5, 6)]
