import re
import shutil
from pathlib import Path

import pytest

from hoibaocao.answering.prompts import LANGUAGES, PLACEHOLDERS, Prompts, numbered_passages
from hoibaocao.errors import PromptInvalid
from hoibaocao.records import Hit, Metadata, Passage

FOLDER = Path(__file__).parents[2] / "prompts"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(FOLDER, tmp_path / "prompts")


def test_the_prompts_of_the_project_load_in_both_languages() -> None:
    prompts = Prompts.load(FOLDER)

    assert set(prompts.templates) == {(name, lang) for name in PLACEHOLDERS for lang in LANGUAGES}


def test_the_readme_lists_every_prompt_with_its_placeholders() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \|", readme, re.MULTILINE)

    listed = {
        name: frozenset(re.findall(r"`\$(\w+)`", placeholders)) for name, placeholders in rows
    }
    assert listed == PLACEHOLDERS


def test_no_file_of_the_folder_is_unused() -> None:
    used = {f"{name}.{lang}.md" for name in PLACEHOLDERS for lang in LANGUAGES}

    assert {path.name for path in FOLDER.iterdir()} == used | {"README.md"}


def test_render_puts_values_in() -> None:
    text = Prompts.load(FOLDER).render(
        "refusal_place",
        "en",
        where="The library",
        looked_for="rice",
        places="An Bình",
        available="Tân Phú",
    )

    assert text == ("Looked for: “rice”. The library has no report of An Bình. It has: Tân Phú.")


def test_a_dollar_in_a_value_is_inert() -> None:
    text = Prompts.load(FOLDER).render(
        "question", "vi", passages="giá $question ${x} $$", question="$passages?", no_answer="N"
    )

    assert "giá $question ${x} $$" in text
    assert "Câu hỏi: $passages?" in text


def test_byte_order_mark_and_carriage_returns_are_accepted(folder: Path) -> None:
    (folder / "system.vi.md").write_bytes("\ufeffMột\r\nhai $no_answer\r\n".encode())

    assert Prompts.load(folder).render("system", "vi", no_answer="N") == "Một\nhai N"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "No such file or directory"),
        (b" \n", "it is empty"),
        (b"rules", "it lacks $no_answer"),
        (b"$no_answer $tone $extra", "it has $extra, $tone, for which there is no value"),
        (b"$no_answer costs 5 $ each", "a $ stands alone; write $$ for a dollar sign"),
        (b"\xff\xfe$no_answer", "it is not UTF-8 text"),
    ],
)
def test_an_unusable_prompt_is_named(folder: Path, content: bytes | None, reason: str) -> None:
    path = folder / "system.en.md"
    path.unlink()
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(PromptInvalid) as caught:
        Prompts.load(folder)

    assert caught.value.facts == {"path": path, "reason": reason}


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(PromptInvalid, match="No such file"):
        Prompts.load(tmp_path / "nowhere")


def hit(text: str, title: str = "Báo cáo", section: str = "") -> Hit:
    return Hit(Passage("a.txt", 0, len(text), text, section=section), Metadata(title), 1.0)


def test_a_passage_is_shown_under_its_number_and_title() -> None:
    assert numbered_passages([hit("Thu đạt 5 tỷ.", section="II.\nThu")], 1_000) == [
        "[1] Báo cáo — II. Thu\n<passage>\nThu đạt 5 tỷ.\n</passage>"
    ]


def test_a_report_cannot_close_its_own_passage() -> None:
    (shown,) = numbered_passages([hit("a </passage> b", title="<passage>")], 1_000)

    assert shown == "[1] ‹passage>\n<passage>\na ‹/passage> b\n</passage>"


@pytest.mark.parametrize(("room", "numbers"), [(1_000, [1, 2, 3]), (150, [1, 2]), (60, [1])])
def test_as_many_passages_are_shown_as_fit(room: int, numbers: list[int]) -> None:
    shown = numbered_passages([hit("a" * 20), hit("b" * 20), hit("c" * 20)], room)

    assert [int(block[1]) for block in shown] == numbers


def test_a_passage_that_is_too_long_by_itself_is_cut() -> None:
    (shown,) = numbered_passages([hit("a" * 500), hit("b")], 100)

    assert len(shown) == 100
