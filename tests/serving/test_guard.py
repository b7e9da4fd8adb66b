import re

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from hoibaocao.serving.guard import Guard

PAGE = '<!doctype html>\n<html\n\tlang="en"><script>1</script><script src="a.js"></script></html>'


async def page(_: object) -> HTMLResponse:
    return HTMLResponse(PAGE)


async def plain(_: object) -> PlainTextResponse:
    return PlainTextResponse("<script>")


async def stream(_: object) -> StreamingResponse:
    return StreamingResponse(iter(["a", "b"]), media_type="text/event-stream")


@pytest.fixture
def client() -> TestClient:
    routes = [
        Route("/", page),
        Route("/config", plain),
        Route("/gradio_api/queue/join", plain, methods=["POST"]),
        Route("/gradio_api/queue/data", stream),
        Route("/gradio_api/upload", plain, methods=["POST"]),
    ]
    return TestClient(Guard(Starlette(routes=routes), lang="vi"), base_url="http://localhost:7860")


def test_the_page_gets_a_fresh_nonce_and_its_language(client: TestClient) -> None:
    first, second = client.get("/"), client.get("/")
    nonce = re.search(r"'nonce-([\w-]{22})'", first.headers["content-security-policy"])
    assert nonce
    assert first.text == PAGE.replace("<script", f'<script nonce="{nonce[1]}"').replace(
        'lang="en"', 'lang="vi" data-lang="vi"'
    )
    assert nonce[1] not in second.text
    assert first.headers["cache-control"] == "no-store"


def test_the_policy_names_no_other_site(client: TestClient) -> None:
    policy = client.get("/").headers["content-security-policy"]
    assert re.sub(r"'nonce-[\w-]+'", "'nonce'", policy) == (
        "default-src 'none'; script-src 'self' 'nonce'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'self'; "
        "form-action 'none'; frame-ancestors 'none'"
    )


@pytest.mark.parametrize("path", ["/", "/config", "/gradio_api/upload"])
def test_every_response_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "default-src 'none'" in headers["content-security-policy"]


def test_other_content_passes_untouched(client: TestClient) -> None:
    assert client.get("/config").text == "<script>"
    assert client.get("/gradio_api/queue/data").text == "ab"


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=http://evil.invalid/",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/proxy=http://evil.invalid/",
        "/gradio_api/info",
        "/gradio_api/call/ask",
        "/gradio_api/runs",
        "/monitoring",
        "/docs",
        "/openapi.json",
        "/login",
    ],
)
def test_doors_the_page_does_not_use_are_shut(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        ("http://localhost:7860", 200),
        ("http://localhost:9999", 403),
        ("http://evil.invalid", 403),
        ("http://localhost:7860.evil.invalid", 403),
        ("null", 403),
    ],
)
def test_other_sites_are_refused(client: TestClient, origin: str, status: int) -> None:
    assert client.post("/gradio_api/queue/join", headers={"Origin": origin}).status_code == status
    assert client.get("/config", headers={"Origin": origin}).status_code == status


def test_programs_that_are_not_browsers_may_come_in(client: TestClient) -> None:
    assert client.post("/gradio_api/queue/join").status_code == 200
