"""Import Gradio without its look at type stubs, and without MCP: half of the time it takes."""

import inspect
import sys
from importlib import import_module
from typing import Any


def import_gradio() -> None:
    """Import Gradio, which may be imported already.

    Reading the source of each component and its type stub takes a second, and both are as they
    should be: where a class has no file, Gradio leaves that out. The MCP package is for servers of
    Gradio's own; it does without where that is missing.
    """
    getfile = inspect.getfile

    def file_of(of: Any) -> str:  # noqa: ANN401 - as in `inspect`
        if isinstance(of, type) and of.__module__.startswith("gradio."):
            raise OSError
        return getfile(of)

    has_mcp = "mcp" in sys.modules
    sys.modules.setdefault("mcp", None)  # type: ignore[arg-type]
    inspect.getfile = file_of  # type: ignore[assignment]  # its argument is called `object`
    try:
        import_module("gradio")
    finally:
        inspect.getfile = getfile
        if not has_mcp:
            del sys.modules["mcp"]
