"""The API describes itself completely, from our own host, with no script in the page."""

import json
import re

import pytest

from tests.support.web import ask, make_app

METHODS = {"get", "put", "post", "patch", "delete"}


@pytest.fixture(scope="module")
def document(app):
    return ask(app, "GET", "/api/v1/openapi.json").json()


def operations(document):
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method in METHODS:
                yield f"{method} {path}", operation


def test_the_page_loads_only_our_own_files_and_runs_nothing_inline(app):
    page = ask(app, "GET", "/api/docs").text

    assert re.findall(r'(?:src|href)="([^"]+)"', page) == [
        "data:,",
        "/docs/swagger-ui.css",
        "/api/v1/openapi.json",
        "/docs/swagger-ui-bundle.js",
        "/docs/docs-init.js",
    ]
    assert re.findall(r"<script[^>]*>(.*?)</script>", page, re.DOTALL) == ["", ""]
    assert "style=" not in page
    assert not re.search(r"\son\w+=", page)


def test_the_document_says_what_it_is(document):
    assert document["openapi"].startswith("3.1")
    assert document["info"]["title"] == "Ebb"
    assert document["info"]["description"]
    assert document["info"]["license"] == {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    assert {"crisis", "health"} <= {tag["name"] for tag in document["tags"]}


def test_every_operation_has_a_stable_unique_id_a_tag_and_words(document):
    ids = [operation["operationId"] for _, operation in operations(document)]

    assert len(ids) == len(set(ids))
    for name, operation in operations(document):
        assert operation["operationId"].startswith(f"{operation['tags'][0]}_"), name
        assert operation["summary"], name


# As SMART Health Links (STU 1) have it: how many more wrong passcodes a link takes.
OTHER_STANDARDS = {("post /shl/{link_id}", "401")}


def test_every_failure_is_declared_as_a_problem(document):
    for name, operation in operations(document):
        for status, answer in operation["responses"].items():
            if int(status) >= 400 and (name, status) not in OTHER_STANDARDS:
                assert list(answer["content"]) == ["application/problem+json"], f"{name} {status}"


def test_operations_with_a_body_declare_how_it_can_be_refused(document):
    posted = dict(operations(document))["post /api/v1/planted"]["responses"]
    form = dict(operations(document))["post /api/v1/planted-form"]["responses"]

    assert {"400", "408", "413", "415", "422", "500"} <= set(posted)
    assert "`malformed-json`" in posted["400"]["description"]
    assert "`malformed-body`" in form["400"]["description"]


def test_own_problems_and_shared_ones_of_one_status_stand_together(document):
    own = dict(operations(document))["get /api/v1/busy"]["responses"]["503"]

    assert "`busy`" in own["description"]


def test_a_route_that_declares_a_shared_problem_itself_keeps_its_words(document):
    declared = dict(operations(document))["put /api/v1/entries/{name}/planted"]["responses"]

    assert declared["413"]["description"].count("`body-too-large`") == 1
    assert declared["400"]["description"].startswith("`invalid-if-match`")
    assert "`malformed-json`" in declared["400"]["description"]


def test_every_reference_leads_somewhere(document):
    names = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(document)))

    assert "Problem" in names
    assert names <= set(document["components"]["schemas"])
    assert not {"HTTPValidationError", "ValidationError"} & set(document["components"]["schemas"])


def test_the_document_names_no_foreign_host(document):
    assert not re.findall(r"https?://[^\s\"]+", json.dumps(document))


def test_the_same_app_is_described_in_the_same_bytes():
    first, second = (ask(make_app(), "GET", "/api/v1/openapi.json").content for _ in range(2))

    assert first == second
