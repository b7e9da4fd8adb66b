"""What the tests of places, periods and scopes share."""

import pytest

from hoibaocao.searching.scope import ScopeReader
from tests.searching.nine_reports import REPORTS


@pytest.fixture(scope="module")
def reader() -> ScopeReader:
    return ScopeReader(REPORTS)
