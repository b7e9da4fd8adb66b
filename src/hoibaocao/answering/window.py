"""How much a language model can read: its window in tokens, and what fits into it."""

from collections.abc import Iterator, Mapping

_CHARS_PER_TOKEN = 2
"""Of Vietnamese text, by a cautious estimate: 2.5 to 3.7 in the tokenizers of current models."""
_LEAST_CHARS = 500

# What servers call it; the later ones tell what the model could, not what the server lets it.
_NAMES = (
    "max_model_len",  # vLLM, SGLang
    "n_ctx",  # llama.cpp
    "loaded_context_length",  # LM Studio
    "context_length",  # OpenRouter, Together
    "context_window",  # Groq
    "max_context_length",  # Mistral, LM Studio
    "max_context_window",  # Lemonade
    "n_ctx_train",  # llama.cpp
)


def window_told(listed: object, model: str) -> int:
    """Return the window in tokens that the reply to ``GET /models`` tells; 0 if it does not.

    Args:
        listed: The reply, parsed; anything may have come.
        model: The one that is meant; the only one of a list is, whatever its name.
    """
    models = [*_dicts(listed.get("data"))] if isinstance(listed, Mapping) else []
    for of in models:
        if of.get("id") == model or len(models) == 1:
            told = {**of, **next(_dicts([of.get("meta")]), {})}
            sizes = (told.get(name) for name in _NAMES)
            return next((size for size in sizes if isinstance(size, int) and size > 0), 0)
    return 0


def _dicts(items: object) -> Iterator[Mapping[str, object]]:
    yield from (
        item for item in (items if isinstance(items, list) else []) if isinstance(item, dict)
    )


def room(window: int, *, answer_tokens: int, rules_chars: int, most: int) -> int:
    """Return how many characters of passages and conversation fit into a window.

    Args:
        window: Of the model, in tokens; 0 if it is not known.
        answer_tokens: Kept free for the answer.
        rules_chars: What the model is told besides.
        most: Characters there may be in any case.
    """
    if not window:
        return most
    return max(_LEAST_CHARS, min(most, (window - answer_tokens) * _CHARS_PER_TOKEN - rules_chars))
