import gradio as gr
import pytest

from hoibaocao.serving.sessions import Sessions
from tests.chat.scripted import in_loop


@pytest.fixture(scope="module")
def page() -> gr.Blocks:
    def made() -> gr.Blocks:
        page: gr.Blocks = gr.Blocks(analytics_enabled=False)
        with page:
            gr.Button("Hỏi")
        return page

    return in_loop(made)


def test_a_page_sees_its_own_changes_and_nobody_elses(page: gr.Blocks) -> None:
    sessions = Sessions(page)
    (number,) = (number for number, each in page.blocks.items() if isinstance(each, gr.Button))
    changed = gr.Button("Dừng", render=False)
    sessions["một"][number] = changed
    sessions["một"]._update_config(number)
    sessions["một"]._update_value_in_config(number, "Dừng")
    assert sessions["một"][number] is changed
    assert sessions["hai"][number] is page.blocks[number]
    assert list(sessions["một"].components) == []
    sessions["một"][changed._id] = changed
    assert set(sessions["một"].blocks_config.blocks) == set(page.blocks)


def test_the_oldest_sessions_are_given_up(page: gr.Blocks) -> None:
    sessions = Sessions(page, most=2)
    for name in ("một", "hai", "một", "ba"):
        assert sessions[name].blocks_config.blocks == page.blocks
    assert list(sessions.session_data) == ["một", "ba"]
    assert set(sessions.time_last_used) == {"một", "ba"}
