"""Every door and every handler, as nobody, reader, editor, admin and as a program."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest
from fastapi import FastAPI
from gradio.context import LocalContext
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from hoibaocao.chat.messages import VI
from hoibaocao.chat.orders import order
from hoibaocao.chat.troubles import explain
from hoibaocao.errors import NotAllowed
from hoibaocao.serving.gate import Gate
from hoibaocao.serving.guard import Guard
from hoibaocao.serving.visitors import Visitors
from tests.chat.scripted import HALF_REPORT
from tests.serving.conftest import HOST, Office

# What is needed to go through each door: nothing (""), or an act. Other doors are shut.
OWN = {
    "/healthz": "",
    "/login": "",
    "/logout": "",
    "/page.css": "",
    "/favicon.ico": "",
    "/page.js": "ask",
    "/assets/{name}": "ask",
    "/files/talks/{name}.{kind}": "ask",
    "/files/report": "ask",
    "/api/ask": "ask",
    "/api/search": "ask",
    "/api/reports": "ask",
    "/api/reports/{path:path}": "ask",
    "/api/docs": "manage",
}
GRADIO = {
    "/": "ask",
    "/en": "ask",
    "/en/": "ask",
    "/config": "ask",
    "/theme.css": "ask",
    "/static/{path:path}": "ask",
    "/assets/{path:path}": "ask",
    "/favicon.ico": "",
    "/gradio_api/queue/join": "ask",
    "/gradio_api/queue/data": "ask",
    "/gradio_api/startup-events": "ask",
    "/gradio_api/heartbeat/{session_hash}": "ask",
    "/gradio_api/upload": "edit",
    "/gradio_api/upload_progress": "edit",
}
ASKED = {"/api/ask", "/api/search"}
SENT = {"/gradio_api/queue/join", "/gradio_api/upload", "/login", "/logout"}
MAY = {"": [], "reader": ["ask"], "editor": ["ask", "edit"], "admin": ["ask", "edit", "manage"]}
HANDLERS = {
    "Desk.ask": "ask",
    "Desk.ask_example": "ask",
    "Desk.ask_again": "ask",
    "Desk.stop": "ask",
    "Desk.obey": "ask",
    "LibraryView.open_report": "ask",
    "asking_tab.<locals>.<lambda>": "ask",
    "_lay_out.<locals>.opened": "ask",
    "Shelf.listed": "ask",
    "Shelf.obey": "ask",  # what changes the library is for editors: see below
    "Correcting.obey": "ask",
    "Shelf.add": "edit",
    "Shelf.plan": "edit",
    "Shelf.stop": "edit",
    "library_tab.<locals>.changing.<locals>.run": "edit",  # update, make anew, undo
    "library_tab.<locals>.<lambda>": "edit",
    "Correcting.save": "edit",
    "Correcting.__init__.<locals>.<lambda>": "edit",
}


def _filled(path: str) -> str:
    for name in ("{name}", "{kind}", "{path:path}", "{session_hash}"):
        path = path.replace(name, "x")
    return path


def _opened(client: TestClient, path: str) -> Any:
    if path in SENT | ASKED:
        return client.post(_filled(path), json={})
    return client.get(_filled(path))


def test_each_door_that_there_is_has_a_rule(office: Office) -> None:
    own = {route.path for route in _routes(office.app) if isinstance(route, Route)}
    assert own == set(OWN)
    (mounted,) = (route for route in office.app.routes if isinstance(route, Mount))
    gradio = {route.path for route in _routes(mounted.app) if isinstance(route, Route)}
    assert len(gradio) > 60
    admin = office.browser("admin")
    shut = sorted(path for path in gradio if path not in GRADIO and path not in OWN)
    assert {path: admin.get(_plain(path)).status_code for path in shut} == dict.fromkeys(shut, 404)
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        given = {path: admin.request(method, _plain(path)).status_code for path in gradio}
        sent = {path for path, status in given.items() if status != 404}
        assert sent == (SENT if method == "POST" else set())


def _routes(app: Any) -> Iterator[Any]:
    for route in app.routes:
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        yield from _routes(inner) if inner is not None else [route]


def _plain(path: str) -> str:
    return path.replace("{", "").replace("}", "").replace(":path", "")


@pytest.fixture
def doors(office: Office) -> FastAPI | Any:
    """Give an application with all doors and nothing behind them."""

    async def inside(_: object) -> PlainTextResponse:
        return PlainTextResponse("inside")

    app = Starlette(routes=[Route("/{path:path}", inside, methods=["GET", "POST"])])
    visitors = Visitors(office.accounts, local=True)
    return Guard(Gate(app, visitors, 1000, office.folder))


@pytest.mark.parametrize("user", list(MAY))
@pytest.mark.parametrize(("path", "act"), [*OWN.items(), *GRADIO.items()])
def test_only_who_may_goes_through_a_door(
    doors: Any, office: Office, path: str, act: str, user: str
) -> None:
    client = TestClient(doors, base_url=HOST, follow_redirects=False)
    client.cookies.update(office.browser(user).cookies)
    given = _opened(client, path)
    if path in {"/", "/en", "/en/"} and not user:
        assert given.headers["Location"] == ("/login" if path == "/" else "/login?lang=en")
        return
    shut = 403 if user else 401
    assert given.status_code == (200 if not act or act in MAY[user] else shut)


@pytest.mark.parametrize(("path", "act"), [*OWN.items(), *GRADIO.items()])
def test_a_token_opens_the_questions_of_the_interface_alone(
    doors: Any, office: Office, path: str, act: str
) -> None:
    headers = {"Authorization": f"Bearer {office.token}"}
    client = TestClient(doors, base_url=HOST, headers=headers, follow_redirects=False)
    is_open = not act or (act == "ask" and path.startswith("/api/"))
    assert (_opened(client, path).status_code == 200) is is_open


@pytest.fixture(scope="module")
def handlers(office: Office) -> dict[str, Any]:
    (mounted,) = (route for route in office.app.routes if isinstance(route, Mount))
    page: gr.Blocks = mounted.app.get_blocks()  # type: ignore[attr-defined]
    return {f"{at}:{fn.fn.__qualname__}": fn.fn for at, fn in page.fns.items() if fn.fn is not None}


def _is_refused(handler: Any, user: str) -> bool:
    """Tell whether a handler that is called without what it needs gets as far as to miss it."""
    token = LocalContext.request.set(SimpleNamespace(username=user))  # type: ignore[arg-type]
    try:
        called = handler()
        if isinstance(called, Iterator):
            next(called)
    except gr.Error as error:
        return error.message in {explain(NotAllowed()), explain(NotAllowed(), "en")}
    except (TypeError, AttributeError):
        return False
    finally:
        LocalContext.request.reset(token)
    return False


@pytest.mark.parametrize("user", list(MAY))
def test_each_handler_asks_who_calls_it(handlers: dict[str, Any], user: str) -> None:
    assert {name.partition(":")[2] for name in handlers} == set(HANDLERS)
    wrong = []
    for name, handler in handlers.items():
        act = HANDLERS[name.partition(":")[2]]
        if _is_refused(handler, user) is (act in MAY[user]):
            wrong.append(name)
    assert wrong == []


@pytest.mark.parametrize("verb", ["remove", "correct"])
@pytest.mark.parametrize(("user", "may"), [("", False), ("reader", False), ("editor", True)])
def test_orders_that_change_the_library_are_for_editors(
    handlers: dict[str, Any], user: str, may: bool, verb: str
) -> None:
    obeying = [each for name, each in handlers.items() if name.endswith(".obey")]
    asked = order(verb, report=HALF_REPORT.path)
    refused = 0
    for handler in obeying:
        token = LocalContext.request.set(SimpleNamespace(username=user))  # type: ignore[arg-type]
        try:
            handler(*(asked, "", [], [], [])[: 5 if "Shelf" in handler.__qualname__ else 1])
        except gr.Error as error:
            refused += error.message == explain(NotAllowed(), VI.lang)
        except TypeError:
            pass  # the conversations' own
        finally:
            LocalContext.request.reset(token)
    assert (refused == 0) is may


def test_a_role_that_is_taken_away_is_gone_at_once(office: Office, doors: Any) -> None:
    office.accounts.add("tam", "mật khẩu của tôi", "admin")
    client = TestClient(doors, base_url=HOST, follow_redirects=False)
    client.cookies.update(office.browser("tam").cookies)
    assert client.get("/api/docs").status_code == 200
    office.accounts.change("tam", role="reader")
    assert client.get("/api/docs").status_code == 403
    office.accounts.remove("tam")
    assert client.get("/api/reports").status_code == 401
