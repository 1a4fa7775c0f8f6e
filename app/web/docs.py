"""The API described: one OpenAPI document and one page that shows it with our own copies of its scripts."""

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

OPENAPI_PATH = "/api/v1/openapi.json"
DOCS_PATH = "/api/docs"
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ebb API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<main id="swagger-ui"><p>This page needs JavaScript. The description itself is at
<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</p></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/docs-init.js"></script>
</body>
</html>
"""

router = APIRouter(include_in_schema=False)


@router.get(DOCS_PATH)
async def docs_page() -> HTMLResponse:
    return HTMLResponse(_PAGE)


@router.get(OPENAPI_PATH)
async def openapi_document(request: Request) -> Response:
    return Response(request.app.openapi_bytes(), media_type="application/json")
