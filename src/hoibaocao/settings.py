"""Every knob, read once at start from ``HOIBAOCAO_*`` variables and a ``.env`` file.

Settings stop at `hoibaocao.wiring`: the stages take plain arguments.
"""

from pathlib import Path
from typing import Literal, Self

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from hoibaocao.errors import SettingInvalid

PROJECT = Path(__file__).resolve().parents[2]
PREFIX = "HOIBAOCAO_"
_FROZEN = ConfigDict(frozen=True, extra="forbid")


class Embedding(BaseModel):
    """The embedding model: the embedded one unless another is named."""

    model_config = _FROZEN
    model: str = ""
    query_prompt: str | None = None
    passage_prompt: str | None = None
    batch_size: int = Field(default=32, ge=1)
    engine: Literal["auto", "openvino", "openvino-int8", "torch"] = "auto"


class Chunking(BaseModel):
    """Size of a passage in characters."""

    model_config = _FROZEN
    target_chars: int = Field(default=1600, ge=200, le=4000)


class Search(BaseModel):
    """How many passages a question gets, and the cross-encoder that reranks them, if any."""

    model_config = _FROZEN
    k: int = Field(default=10, ge=1, le=100)
    reranker: str = ""


class Answering(BaseModel):
    """What becomes of statements that stand in no passage: they are marked, or dropped."""

    model_config = _FROZEN
    unverified: Literal["mark", "drop"] = "mark"


class LanguageModel(BaseModel):
    """A language model to write the answers; none unless ``model`` is set.

    ``openai`` is any OpenAI-compatible endpoint and needs its ``base_url``; other providers are
    those of LangChain's ``init_chat_model``. ``context_tokens`` is 0 to ask the endpoint. After
    ``failures`` in a row the model is left alone for ``rest_s``. ``cache_answers`` are kept.
    """

    model_config = _FROZEN
    provider: str = "openai"
    base_url: str = ""
    model: str = ""
    api_key: SecretStr = SecretStr("")
    timeout_s: float = Field(default=60.0, gt=0)
    temperature: float = Field(default=0.0, ge=0, le=2)
    max_tokens: int = Field(default=800, ge=16)
    context_tokens: int = Field(default=0, ge=0)
    max_context_chars: int = Field(default=12_000, ge=1_000)
    failures: int = Field(default=3, ge=1)
    rest_s: float = Field(default=60.0, ge=0)
    cache_answers: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _needs_model_and_address(self) -> Self:
        if self.provider == "openai" and bool(self.base_url) != bool(self.model):
            raise ValueError("base_url and model go together")
        if self.provider != "openai" and not self.model:
            raise ValueError("a provider needs a model")
        return self

    @property
    def is_set(self) -> bool:
        """Tell whether a language model is to write the answers."""
        return bool(self.model)


class Server(BaseModel):
    """Where the page is served, and to how many at the same time.

    When several ask at once, so many ``processes`` answer, each with some 400 MB of memory: 0 for
    one a processor, up to 4, or for 1 with a language model. ``questions_at_once`` is 0 for two a
    process, or 8 with a language model, which is waited for. ``waiting`` more stand in line.
    ``stop_s`` is how long answers may go on when the server is told to stop.
    """

    model_config = _FROZEN
    host: str = "127.0.0.1"
    port: int = Field(default=7860, ge=0, le=65_535)
    allowed_hosts: str = "127.0.0.1,localhost,::1"
    questions_at_once: int = Field(default=0, ge=0, le=64)
    processes: int = Field(default=0, ge=0, le=64)
    waiting: int = Field(default=100, ge=0, le=1000)
    max_upload_mb: int = Field(default=200, ge=1, le=10_000)
    stop_s: float = Field(default=10.0, ge=0, le=600)
    log_questions: bool = False

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names that the page may be asked for by."""
        return tuple(host.strip() for host in self.allowed_hosts.split(",") if host.strip())


class Settings(BaseSettings):
    """All settings; frozen. Nested ones are set as ``HOIBAOCAO_EMBEDDING__MODEL``.

    With ``watch_s`` the page's server looks so often for files that came, went or changed.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_file=PROJECT / ".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
    )
    reports_dir: Path = PROJECT / "reports"
    index_dir: Path = PROJECT / "index"
    prompts_dir: Path = PROJECT / "prompts"
    cache_dir: Path = Field(default_factory=lambda: platformdirs.user_cache_path("hoibaocao"))
    watch_s: float = Field(default=0.0, ge=0)
    data_dir: Path = Field(default_factory=lambda: platformdirs.user_data_path("hoibaocao"))
    language: Literal["vi", "en"] = "vi"
    embedding: Embedding = Embedding()
    chunking: Chunking = Chunking()
    search: Search = Search()
    answering: Answering = Answering()
    llm: LanguageModel = LanguageModel()
    server: Server = Server()


def load_settings(reports_dir: Path | None = None, index_dir: Path | None = None) -> Settings:
    """Read settings; arguments that are given win over variables and ``.env``.

    Raises:
        SettingInvalid: A value cannot be used.
    """
    folders = {"reports_dir": reports_dir, "index_dir": index_dir}
    given = {name: folder for name, folder in folders.items() if folder is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # only Path fields are given
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + "__".join(str(part) for part in first["loc"]).upper()
        raise SettingInvalid(name=name, reason=first["msg"]) from error
    except (SettingsError, UnicodeDecodeError) as error:
        raise SettingInvalid(name=f"{PREFIX}*", reason=str(error)) from error
