"""The files that the page consists of: what is the same for everybody is read and packed once.

Gradio reads and compresses each of its seventy files anew for each visitor, a third of a second of
computing in all, and has browsers ask for them again.
"""

import gzip
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException

_OWN = {
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
    "/favicon.ico": ("favicon.svg", "image/svg+xml"),
}
_PACKED = {".css": "text/css", ".js": "text/javascript"}
_KEPT = {"Cache-Control": "private, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
"""By browsers: the names of these files change with their content."""


def assets(built: Path) -> APIRouter:
    """Make the routes of the page's files.

    Args:
        built: The folder of those that gradio brings.
    """
    routes = APIRouter()
    for path, (name, media_type) in _OWN.items():
        routes.add_api_route(path, _own(name, media_type))
    names = frozenset(each.name for each in built.iterdir() if each.is_file())

    @lru_cache(maxsize=len(names))
    def packed(name: str) -> bytes:
        return gzip.compress((built / name).read_bytes(), mtime=0)

    async def asset(name: str, request: Request) -> Response:
        if name not in names:
            raise HTTPException(404)
        media_type = _PACKED.get(Path(name).suffix)
        if media_type is None or "gzip" not in request.headers.get("Accept-Encoding", ""):
            return FileResponse(built / name, media_type=media_type, headers=_KEPT)
        headers = _KEPT | {"Content-Encoding": "gzip"}
        return Response(packed(name), media_type=media_type, headers=headers)

    routes.add_api_route("/assets/{name}", asset)
    return routes


def _own(name: str, media_type: str) -> Callable[[], Response]:
    content = files("hoibaocao.chat").joinpath(name).read_bytes()
    return lambda: Response(content, media_type=media_type, headers={"Cache-Control": "no-cache"})
