"""The page to log in and out; plain HTML, which needs nothing else to be loaded."""

from __future__ import annotations

import math
import secrets
from html import escape
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Form, Request, Response
from itsdangerous import BadSignature
from starlette.responses import HTMLResponse, RedirectResponse

from hoibaocao.chat.messages import WORDS, Lang, Words
from hoibaocao.serving.accounts import LONGEST_PASSWORD, SESSION_S, plain_name
from hoibaocao.serving.throttle import Throttle
from hoibaocao.serving.visitors import COOKIE

if TYPE_CHECKING:
    from hoibaocao.serving.accounts import Accounts
    from hoibaocao.serving.visitors import Visitors

_BROWSER = "hoibaocao-browser"
_YEAR_S = 365 * 24 * 3600
_NAMES = {"vi": "Tiếng Việt", "en": "English"}


def login_routes(visitors: Visitors, lang: Lang) -> APIRouter:
    """Make the routes of the page to log in.

    Args:
        visitors: Knows who comes.
        lang: The language of the page unless its address names the other.
    """
    router = APIRouter()
    throttle, accounts = Throttle(), visitors.accounts
    page = Template(files("hoibaocao.serving").joinpath("login.html").read_text(encoding="utf-8"))

    def shown(request: Request, trouble: str = "", status: int = 200) -> HTMLResponse:
        words = _words(request, lang)
        return HTMLResponse(_filled(page, words, visitors.who(request), trouble), status)

    @router.get("/login")
    def log_in_page(request: Request) -> Response:
        """Show the form, or who is logged in."""
        return RedirectResponse("/", 303) if visitors.is_open else shown(request)

    @router.post("/login")
    def log_in(
        request: Request,
        name: Annotated[str, Form(max_length=100)] = "",
        password: Annotated[str, Form(max_length=4 * LONGEST_PASSWORD)] = "",
    ) -> Response:
        """Begin a session."""
        words, name = _words(request, lang), plain_name(name)
        address = request.client.host if request.client else ""
        browser = _browser(accounts, request, name)
        cookie, wait_s = throttle.attempt(
            name, address, browser, lambda: accounts.log_in(name, password)
        )
        if wait_s:
            told = words.log_in_wait.format(minutes=math.ceil(wait_s / 60))
            refused = shown(request, told, 429)
            refused.headers["Retry-After"] = str(wait_s)
            return refused
        if cookie is None:
            return shown(request, words.log_in_wrong, 401)
        response = RedirectResponse("/en" if words.lang != lang == "vi" else "/", 303)
        _keep(response, request, COOKIE, cookie, SESSION_S)
        mark = accounts.signer("browser").dumps([name, browser or secrets.token_hex(16)])
        _keep(response, request, _BROWSER, str(mark), _YEAR_S)
        return response

    @router.post("/logout")
    def log_out(request: Request) -> Response:
        """End the session."""
        accounts.log_out(request.cookies.get(COOKIE, ""))
        response = RedirectResponse("/login", 303)
        response.delete_cookie(COOKIE)
        return response

    return router


def _words(request: Request, lang: Lang) -> Words:
    asked = request.query_params.get("lang")
    return WORDS["vi" if asked == "vi" else "en" if asked == "en" else lang]


def _keep(response: Response, request: Request, name: str, value: str, age_s: int) -> None:
    is_https = request.url.scheme == "https"
    response.set_cookie(
        name, value, max_age=age_s, httponly=True, secure=is_https, samesite="lax", path="/"
    )


def _browser(accounts: Accounts, request: Request, name: str) -> str | None:
    """Return what tells this browser if the account has been used with it before."""
    try:
        of, browser = accounts.signer("browser").loads(
            request.cookies.get(_BROWSER, ""), max_age=_YEAR_S
        )
    except (BadSignature, ValueError):
        return None
    return str(browser) if of == name else None


def _filled(page: Template, words: Words, user: str | None, trouble: str) -> str:
    other: Lang = "en" if words.lang == "vi" else "vi"
    return page.substitute(
        lang=words.lang,
        title=escape(words.name),
        trouble=f'<p class="trouble" role="alert">{escape(trouble)}</p>' if trouble else "",
        form=_leaving(words, user) if user else _entering(words),
        help=escape(words.log_in_help),
        other_address=f"/login?lang={other}",
        other_lang=other,
        other_name=_NAMES[other],
    )


def _entering(words: Words) -> str:
    return (
        f'<form method="post" action="/login?lang={words.lang}">'
        f'<label for="name">{escape(words.user_name)}</label>'
        '<input id="name" name="name" autocomplete="username" autocapitalize="none" required'
        " autofocus>"
        f'<label for="password">{escape(words.password)}</label>'
        '<input id="password" name="password" type="password" autocomplete="current-password"'
        " required>"
        f"<button>{escape(words.log_in)}</button></form>"
    )


def _leaving(words: Words, user: str) -> str:
    return (
        f"<p>{escape(words.logged_in_as.format(name=user))}</p>"
        f'<p><a href="/">{escape(words.to_page)}</a></p>'
        f'<form method="post" action="/logout"><button>{escape(words.log_out)}</button></form>'
    )
