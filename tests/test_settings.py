import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from hoibaocao.errors import SettingInvalid
from hoibaocao.settings import PREFIX, PROJECT, Settings, load_settings


@pytest.fixture
def write_env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Give a function that writes the ``.env`` file in use; nothing is set before."""
    path = tmp_path / ".env"
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", path)

    def write(text: str) -> None:
        path.write_text(text, encoding="utf-8")

    return write


@pytest.mark.usefixtures("write_env")
def test_defaults() -> None:
    settings = load_settings()
    assert settings.reports_dir == PROJECT / "reports"
    assert settings.index_dir == PROJECT / "index"
    assert (settings.language, settings.search.k, settings.chunking.target_chars) == (
        "vi",
        10,
        1600,
    )
    assert (settings.embedding.model, settings.llm.is_set) == ("", False)
    assert (settings.server.host, settings.server.port) == ("127.0.0.1", 7860)


@pytest.mark.usefixtures("write_env")
def test_nested_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIBAOCAO_LANGUAGE", "en")
    monkeypatch.setenv("HOIBAOCAO_EMBEDDING__MODEL", "some/model")
    monkeypatch.setenv("HOIBAOCAO_EMBEDDING__BATCH_SIZE", "8")
    monkeypatch.setenv("HOIBAOCAO_SERVER__ALLOWED_HOSTS", "baocao.invalid, 10.0.0.5")
    settings = load_settings()
    assert settings.language == "en"
    assert (settings.embedding.model, settings.embedding.batch_size) == ("some/model", 8)
    assert settings.embedding.query_prompt is None
    assert settings.server.hosts == ("baocao.invalid", "10.0.0.5")


@pytest.mark.usefixtures("write_env")
def test_a_language_model_needs_address_and_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIBAOCAO_LLM__BASE_URL", "http://x.invalid/v1")
    with pytest.raises(SettingInvalid, match="base_url and model go together"):
        load_settings()
    monkeypatch.setenv("HOIBAOCAO_LLM__MODEL", "m")
    assert load_settings().llm.is_set


@pytest.mark.usefixtures("write_env")
def test_another_provider_needs_a_name_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIBAOCAO_LLM__PROVIDER", "anthropic")
    with pytest.raises(SettingInvalid, match="a provider needs a model"):
        load_settings()
    monkeypatch.setenv("HOIBAOCAO_LLM__MODEL", "m")
    assert load_settings().llm.is_set


def test_variables_win_over_the_file_and_arguments_over_both(
    write_env: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_env(
        "HOIBAOCAO_SEARCH__K=7\n"
        "HOIBAOCAO_CHUNKING__TARGET_CHARS=900\n"
        "HOIBAOCAO_REPORTS_DIR=tu-tep\n"
        "HOIBAOCAO_INDEX_DIR=chi-muc-từ-tệp\n"
        "SOMETHING_ELSE=1\n"
    )
    monkeypatch.setenv("HOIBAOCAO_SEARCH__K", "3")
    monkeypatch.setenv("HOIBAOCAO_REPORTS_DIR", str(tmp_path / "b"))
    settings = load_settings()
    assert (settings.search.k, settings.chunking.target_chars) == (3, 900)
    assert (settings.reports_dir, settings.index_dir) == (tmp_path / "b", Path("chi-muc-từ-tệp"))
    given = load_settings(tmp_path / "r", tmp_path / "i")
    assert (given.reports_dir, given.index_dir) == (tmp_path / "r", tmp_path / "i")
    assert given.search.k == 3


@pytest.mark.usefixtures("write_env")
def test_settings_are_frozen() -> None:
    settings = load_settings()
    with pytest.raises(ValidationError, match="frozen"):
        settings.language = "en"  # type: ignore[misc]  # that is what is tested
    with pytest.raises(ValidationError, match="frozen"):
        settings.search.k = 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOIBAOCAO_SEARCH__K", "many"),
        ("HOIBAOCAO_SEARCH__K", "0"),
        ("HOIBAOCAO_LANGUAGE", "fr"),
        ("HOIBAOCAO_CHUNKING__TARGET_CHARS", "10"),
        ("HOIBAOCAO_LLM__TIMEOUT_S", "-1"),
        ("HOIBAOCAO_SERVER__PORT", "70000"),
        ("HOIBAOCAO_SEARCH__KK", "3"),
    ],
)
@pytest.mark.usefixtures("write_env")
def test_a_value_that_cannot_be_used_is_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingInvalid) as raised:
        load_settings()
    assert raised.value.facts["name"] == name
    assert str(raised.value).startswith(f"Setting {name} is not usable: ")


def test_a_bad_value_of_the_file_is_named(write_env: Callable[[str], None]) -> None:
    write_env("HOIBAOCAO_EMBEDDING__BATCH_SIZE=none\n")
    with pytest.raises(SettingInvalid, match="HOIBAOCAO_EMBEDDING__BATCH_SIZE"):
        load_settings()


@pytest.mark.usefixtures("write_env")
def test_a_key_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIBAOCAO_LLM__API_KEY", "sk-canary")
    settings = load_settings()
    assert settings.llm.api_key.get_secret_value() == "sk-canary"
    assert "sk-canary" not in repr(settings) + settings.model_dump_json()
