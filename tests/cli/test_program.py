import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Console


def test_index_tells_what_it_did(console: Console) -> None:
    code, out, _ = console("index")
    assert code == 0
    assert out.splitlines()[:2] == ["Thêm mới: cua-thong.txt", "Thêm mới: song-trang.txt"]
    assert "gen-000001: 2 báo cáo" in out
    assert console("index")[1].startswith("Không có gì thay đổi.\n")


def test_a_dry_run_only_tells(console: Console) -> None:
    code, out, _ = console("index", "--dry-run", "--json")
    assert (code, json.loads(out)["added"]) == (0, ["cua-thong.txt", "song-trang.txt"])
    assert not (console.folder.parent / "index" / "CURRENT").exists()


def test_changed_abbreviations_are_told_and_indexed(console: Console) -> None:
    console("index")
    (console.folder / "abbreviations.toml").write_text('"TNS" = "thu"', encoding="utf-8")
    assert json.loads(console("index", "--dry-run", "--json")[1])["abbreviations"] is True
    assert console("index", "--dry-run")[1] == "Bảng viết tắt đã đổi.\n"
    assert console("index")[1].startswith("Bảng viết tắt đã đổi.\nChỉ mục gen-000002: ")
    assert console("index")[1].startswith("Không có gì thay đổi.\nChỉ mục gen-000002: ")


def test_a_report_is_corrected_and_the_correction_taken_out(console: Console) -> None:
    console("index")
    code, out, _ = console("correct", "song-trang.txt", "--issued", "05/7/2023", "--place", "")
    assert code == 0
    assert out.startswith("Đã sửa thông tin: song-trang.txt\nChỉ mục gen-000002: 2 báo cáo")
    shown = json.loads(console("show", "song-trang.txt", "--json")[1])
    assert (shown["issued"], shown["place"]) == ("2023-07-05", None)
    assert console("correct", "song-trang.txt", "--clear")[0] == 0
    assert json.loads(console("show", "song-trang.txt", "--json")[1])["issued"] is None


@pytest.mark.parametrize("arguments", [(), ("--clear", "--number", "1")])
def test_a_correction_needs_a_value_or_clear(console: Console, arguments: tuple[str, ...]) -> None:
    code, _, err = console("correct", "song-trang.txt", *arguments)
    assert code == 2
    assert "Cần ít nhất một thông tin để sửa, hoặc --clear một mình." in err


def test_unreadable_files_are_listed_and_the_rest_is_indexed(console: Console) -> None:
    (console.folder / "hong.pdf").write_bytes(b"%PDF-1.4 broken")
    (console.folder / "rong.docx").write_bytes(b"")
    (console.folder / "la.bin").write_bytes(b"\x01\x02")
    code, out, _ = console("index")
    assert code == 0
    assert "Không đọc được hong.pdf: tệp bị hỏng" in out
    assert "Không đọc được la.bin: định dạng lạ" in out
    assert "Không đọc được rong.docx: tệp rỗng" in out
    assert "2 báo cáo" in out


def test_nothing_readable_is_an_error(console: Console) -> None:
    for report in console.folder.iterdir():
        report.write_bytes(b"")
    code, out, err = console("index")
    assert (code, out) == (1, "")
    assert "Không đọc được báo cáo nào" in err
    assert "hoibaocao index" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("command", [("ask", "Thu?"), ("search", "Thu?"), ("check",), ("reports",)])
def test_without_an_index_every_command_names_the_one_that_makes_it(
    console: Console, command: tuple[str, ...]
) -> None:
    code, _, err = console(*command)
    assert code == 1
    assert "Chưa có chỉ mục" in err
    assert "hoibaocao index" in err


def test_a_damaged_index_is_named_with_its_repair(console: Console) -> None:
    console("index")
    index = console.folder.parent / "index"
    (index / "gen-000001" / "language.bin").write_bytes(b"?")
    code, out, _ = console("check", "--index", str(index))
    assert code == 1
    assert "Tệp bị hỏng hoặc mất: gen-000001/language.bin" in out
    assert f"Sửa bằng lệnh: hoibaocao index --full --index {index}\n" in out
    assert "hoibaocao index --full" in console("ask", "Thu?")[2]
    assert console("index", "--full")[0] == 0
    assert console("check")[0] == 0


def test_an_older_generation_answers_with_a_warning(console: Console) -> None:
    console("index")
    (console.folder / "song-trang.txt").unlink()
    console("index")
    (console.folder.parent / "index" / "gen-000002" / "language.bin").write_bytes(b"?")
    question = "Thu ngân sách 6 tháng đầu năm 2023 của Sông Trăng?"
    code, out, err = console("ask", question, "--json")
    assert (code, json.loads(out)["notice"]) == (0, "old_index")
    assert "Đang trả lời từ bản chỉ mục gen-000001" in err
    assert "gen-000002: language.bin" in err


def test_undo_and_history(console: Console) -> None:
    console("index")
    (console.folder / "song-trang.txt").rename(console.folder / "trang.txt")
    (console.folder / "ban-sao.txt").write_bytes((console.folder / "cua-thong.txt").read_bytes())
    out = console("index")[1]
    assert "Đổi tên: song-trang.txt → trang.txt\n" in out
    assert "Trùng nội dung: ban-sao.txt (chỉ giữ một, cùng cua-thong.txt)\n" in out
    listed = console("reports")[1]
    assert "còn có tên cua-thong.txt" in listed
    assert json.loads(console("reports", "--json")[1])[0]["other_names"] == ["cua-thong.txt"]
    assert "gen-000001: quay lại từ gen-000002" in console("index", "--undo")[1]
    assert console("index", "--undo", "--full")[0] == 2
    rows = json.loads(console("history", "--json")[1])
    assert [row["generation"] for row in rows] == ["gen-000001", "gen-000002", "gen-000001"]
    assert rows[1]["renamed"] == [{"from": "song-trang.txt", "to": "trang.txt"}]
    assert "; đổi tên 1, trùng 1.\n" in console("history")[1]


def test_an_answer_cites_its_sentence(console: Console) -> None:
    console("index")
    code, out, _ = console("ask", "Thu ngân sách 6 tháng đầu năm 2023 của Sông Trăng?")
    assert code == 0
    assert "đạt 104,3 tỷ đồng" in out
    assert "[1]" in out
    assert "song-trang.txt" in out


def test_the_shape_of_an_answer(console: Console) -> None:
    console("index")
    question = "Thu ngân sách 6 tháng đầu năm 2023 của Sông Trăng?"
    answer = json.loads(console("ask", question, "--json")[1])
    assert list(answer) == [
        "question",
        "reading",
        "answer",
        "refused",
        "scope",
        "choices",
        "statements",
        "citations",
        "answerer",
        "notice",
        "generation",
        "timings_ms",
    ]
    assert answer["scope"]["places"] == ["huyện Sông Trăng"]
    assert answer["scope"]["periods"] == ["6 tháng đầu năm 2023"]
    citation = answer["citations"][0]
    text = console("show", citation["report"])[1]
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert answer["statements"][0]["citations"] == [1]


@pytest.mark.parametrize(
    "command",
    [
        ("ask",),
        ("ask", "Thu?", "--batch", "x"),
        ("search", "--batch", "x"),
        ("nothing",),
        ("ask", "-x"),
    ],
)
def test_wrong_usage(console: Console, command: tuple[str, ...]) -> None:
    code, _, err = console(*command)
    assert code == 2
    assert "--help" in err


def test_an_empty_question_is_refused_in_words(console: Console) -> None:
    console("index")
    code, _, err = console("ask", " \u200b ")
    assert code == 1
    assert "Câu hỏi đang trống" in err


def test_a_bad_setting_is_named(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIBAOCAO_SEARCH__K", "many")
    code, _, err = console("settings")
    assert code == 1
    assert "HOIBAOCAO_SEARCH__K" in err


def test_settings_hide_secrets(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOIBAOCAO_LLM__API_KEY", "sk-canary")
    code, out, _ = console("settings")
    assert code == 0
    assert "sk-canary" not in out
    assert json.loads(out)["llm"]["api_key"] == "**********"


def test_eval_scores_gold_questions(console: Console, tmp_path: Path) -> None:
    console("index")
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        json.dumps(
            {
                "id": "1",
                "kind": "fact",
                "question": "Cửa Thông năm 2022 thu ngân sách đạt bao nhiêu?",
                "answerable": True,
                "reports": ["cua-thong.txt"],
                "evidence": ["Thu ngân sách nhà nước đạt 286,4 tỷ đồng"],
                "answer_contains": ["286,4 tỷ"],
            }
        ),
        encoding="utf-8",
    )
    table = json.loads(console("eval", str(gold), "--json")[1])
    assert table["ALL"]["right_and_cited"] == 1.0
    assert table["ALL"]["recall@1"] == 1.0


@pytest.mark.parametrize("group", [(), ("users",), ("tokens",)])
def test_no_line_of_the_list_of_commands_is_cut_short(
    console: Console, group: tuple[str, ...]
) -> None:
    code, out, _ = console(*group, "--help")
    assert (code, re.findall(r"^  .*\.\.\.$", out, re.MULTILINE)) == (0, [])


def test_help_is_instant_and_imports_nothing_heavy() -> None:
    code = (
        "import sys; from hoibaocao.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'gradio', 'faiss', 'tantivy', 'langchain_core', 'pydantic', 'numpy'}\n"
        "print('heavy:', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert "heavy: []" in done.stdout
    for command in ("index", "search", "ask", "reports", "show", "check", "eval", "serve"):
        assert re.search(rf"^  {command} ", done.stdout, re.MULTILINE)


def test_explain_tells_what_counted(console: Console) -> None:
    console("index")
    question = "Sông Trăng còn bao nhiêu hộ nghèo?"
    told = json.loads(console("search", "--explain", "--json", question)[1])
    side = told["sides"][0]
    assert (side["place"], told["topic"]) == ("huyện Sông Trăng", "còn bao nhiêu hộ nghèo?")
    assert set(side["hits"][0]["legs"]) == {"dense", "accented", "folded"}
    assert side["hits"][0]["sentence"] == "Toàn huyện còn 1.142 hộ nghèo."
    assert side["hits"][0]["answers"] is True
    said = console("search", "--explain", question)[1]
    assert "Địa phương:   “Sông Trăng” → huyện Sông Trăng\n" in said
    assert "\n   câu trả lời được: “Toàn huyện còn 1.142 hộ nghèo.”\n" in said
    assert console("search", "--explain", "--batch", "x", "--out", "y")[0] == 2


def test_eval_wants_gold_questions(console: Console, tmp_path: Path) -> None:
    console("index")
    plain = tmp_path / "q.jsonl"
    plain.write_text('{"id": 1, "question": "Thu?"}', encoding="utf-8")
    code, _, err = console("eval", str(plain))
    assert code == 1
    assert "evidence" in err
