import html
from typing import Any

import pytest

from hoibaocao.chat.orders import Order, Place, button, link_to, order, place_in, read_order


@pytest.mark.parametrize("path", ["a.txt", "mục lục/báo cáo & <phụ lục> #1?=.docx"])
@pytest.mark.parametrize(
    "spot", [{}, {"whole": False}, {"page": 12}], ids=["whole", "part", "page"]
)
def test_an_address_leads_back_to_its_report(path: str, spot: dict[str, Any]) -> None:
    target = Place(path, 3, 14, **spot)
    assert place_in(read_order(html.unescape(link_to(target)))) == target


@pytest.mark.parametrize(
    "address", ["", "a.txt", "#open?quote=1-2", "#open?report=a", "#open?report=a&quote=-1-2"]
)
def test_other_addresses_lead_nowhere(address: str) -> None:
    assert place_in(read_order(address)) is None


def test_an_order_is_read_as_it_was_written() -> None:
    written = order("follow", turn=3, what="huyện A & <B>?")
    asked = read_order(f"{written}&at=17")
    assert (asked.verb, asked.number("turn"), asked["what"]) == ("follow", 3, "huyện A & <B>?")


@pytest.mark.parametrize("value", ["", "-1", "1.5", "²", "x", "9" * 10])
def test_what_is_no_number_of_a_field_is_minus_one(value: str) -> None:
    assert Order("rate", {"turn": value}).number("turn") == -1


def test_a_button_is_inert() -> None:
    assert button("talk", 'a?b="c"', "<d>", style="sure", ask='"?"') == (
        '<button type="button" class="do talk sure" value="a?b=&quot;c&quot;" '
        'title="&quot;?&quot;">&lt;d&gt;</button>'
    )
