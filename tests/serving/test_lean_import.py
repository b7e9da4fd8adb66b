"""What the import of Gradio leaves out."""

import subprocess
import sys

_IMPORT = """
import ast, inspect, sys
read = []
ast.get_source_segment = lambda *_, **__: read.append(1)
getfile = inspect.getfile
from hoibaocao.serving.lean_import import import_gradio
import_gradio()
assert "gradio" in sys.modules
assert "mcp" not in sys.modules
assert inspect.getfile is getfile
assert not read, "stubs of components were compared"
import gradio as gr, mcp
assert gr.Textbox(label="x").get_config()["label"] == "x"
import_gradio()
assert sys.modules["mcp"] is mcp
"""


def test_no_stubs_are_compared_and_mcp_is_not_imported() -> None:
    subprocess.run([sys.executable, "-c", _IMPORT], check=True)
