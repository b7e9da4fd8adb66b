import pytest

from hoibaocao.answering.window import room, window_told


def listed(*models: object) -> dict[str, object]:
    return {"object": "list", "data": [*models]}


@pytest.mark.parametrize(
    ("reply", "tokens"),
    [
        (listed({"id": "m", "max_model_len": 8_192}), 8_192),  # vLLM
        (listed({"id": "f.gguf", "meta": {"n_ctx": 4_096, "n_ctx_train": 32_768}}), 4_096),
        (listed({"id": "f.gguf", "meta": {"n_ctx_train": 32_768}}), 32_768),
        (listed({"id": "m", "loaded_context_length": 4_096, "max_context_length": 9}), 4_096),
        (listed({"id": "a", "context_length": 1}, {"id": "m", "context_length": 131_072}), 131_072),
        (listed({"id": "a", "context_length": 1}, {"id": "b", "context_length": 2}), 0),
        (listed({"id": "m", "owned_by": "library"}), 0),  # Ollama
        (listed({"id": "m", "max_model_len": None, "context_window": 2_048}), 2_048),
        (listed({"id": "m", "max_model_len": "8192"}), 0),
        (listed({"id": "m", "meta": [3]}, "m", None), 0),
        (listed(), 0),
        ({"data": {"id": "m"}}, 0),
        (["m"], 0),
        ("<!doctype html>", 0),
        (None, 0),
    ],
)
def test_the_window_is_read_from_what_servers_tell(reply: object, tokens: int) -> None:
    assert window_told(reply, "m") == tokens


@pytest.mark.parametrize(
    ("window", "chars"),
    [
        (0, 16_000),  # not known
        (4_096, 4_592),  # (4,096 - 800) tokens of 2 characters, less 2,000
        (32_768, 16_000),
        (1_024, 500),  # the least there is any use in
    ],
)
def test_what_is_told_fits_into_the_window(window: int, chars: int) -> None:
    assert room(window, answer_tokens=800, rules_chars=2_000, most=16_000) == chars
