import errno
import subprocess
import sys
from string import Formatter
from typing import get_args

import pytest

from hoibaocao import errors
from hoibaocao.chat.messages import LANGS, STAGES, WORDS, stage
from hoibaocao.chat.troubles import ERRORS_VI, REASONS, explain
from hoibaocao.chat.troubles import unreadable as unreadable_words
from hoibaocao.records import Unreadable

ERRORS = errors.HoiBaoCaoError.__subclasses__()


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_has_a_vietnamese_sentence_with_the_same_facts(
    kind: type[errors.HoiBaoCaoError],
) -> None:
    assert fields(ERRORS_VI[kind]) == fields(kind.summary)


def test_no_sentence_is_left_without_its_error() -> None:
    assert set(ERRORS_VI) == set(ERRORS)


def test_every_reason_and_stage_has_words_in_every_language() -> None:
    for lang in LANGS:
        assert set(REASONS[lang]) == set(get_args(errors.UnreadableReason))
        assert set(STAGES[lang]) == set("model export reading pages embedding writing".split())


def test_the_page_fills_in_the_same_facts_in_both_languages() -> None:
    for name in WORDS["vi"].__slots__:
        vi, en = getattr(WORDS["vi"], name), getattr(WORDS["en"], name)
        if isinstance(vi, str):
            assert fields(vi) == fields(en), name


def test_an_error_is_explained_with_its_facts() -> None:
    error = errors.IndexMissing(path="index")
    assert explain(error) == "Chưa có chỉ mục tại index. Hãy tạo bằng lệnh: hoibaocao index"
    assert explain(error, "en") == str(error)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "đĩa đã đầy"),
        (errno.EDQUOT, "đã hết hạn mức đĩa"),
        (errno.EROFS, "đĩa chỉ cho đọc"),
        (errno.EACCES, "không có quyền ghi"),
        (errno.EIO, "đĩa bị lỗi"),
        (errno.EMFILE, "Too many open files"),
    ],
)
def test_why_a_disk_refuses_is_told_in_words(number: int, words: str) -> None:
    error = errors.IndexNotWritable(path="index", reason="Too many open files", errno=number)
    assert f"({words}); chỉ mục đang dùng vẫn giữ nguyên" in explain(error)


def test_a_line_of_a_batch_is_named_with_what_is_wrong_with_it() -> None:
    reason = errors.QuestionTooLong(length=1001, most=1000)
    error = errors.QuestionInvalid(where="q.jsonl:2", reason=reason)
    assert explain(error) == (
        'Không dùng được câu hỏi tại q.jsonl:2; dạng đúng: {"id": "1", "question": "…"}. '
        "Câu hỏi dài 1001 ký tự, quá giới hạn 1000 ký tự. Hãy rút gọn rồi hỏi lại."
    )
    assert explain(error, "en") == f"This is not a question: q.jsonl:2. {reason}"


def test_why_a_file_is_unreadable_is_told_in_words() -> None:
    error = errors.ReportUnreadable(report="a.pdf", reason="encrypted")
    assert explain(error) == (
        "Không đọc được a.pdf: tệp có mật khẩu; hãy lưu bản không mật khẩu rồi cập nhật lại."
    )
    assert unreadable_words(Unreadable("a.pdf", "damaged"), "en") == (
        "a.pdf cannot be read: the file is damaged; copy the original again."
    )


def test_a_stage_without_words_keeps_its_name() -> None:
    assert stage("reading") == "Đọc báo cáo"
    assert stage("polishing") == "polishing"


def test_the_words_load_without_gradio() -> None:
    code = "import sys, hoibaocao.chat.messages; sys.exit('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
