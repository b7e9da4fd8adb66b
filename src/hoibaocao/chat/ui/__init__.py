"""The page: the only package that knows gradio, apart from `hoibaocao.serving`."""

from hoibaocao.chat.ui.page import build_page, look

__all__ = ["build_page", "look"]
