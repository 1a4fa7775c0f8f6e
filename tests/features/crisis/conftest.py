import pytest
from fastapi import FastAPI

from tests.support.web import make_app


@pytest.fixture(scope="session")
def app() -> FastAPI:
    """The app on plain http, without a built PWA."""
    return make_app()
