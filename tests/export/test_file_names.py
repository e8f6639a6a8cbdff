"""Names of evidence pages."""

import re

from hypothesis import given
from hypothesis import strategies as st

from coder.export.file_names import file_names


@given(st.lists(st.text(max_size=90), max_size=30))
def test_names_are_safe_everywhere_and_none_is_like_another(keys):
    found = file_names(keys)
    assert len({one.casefold() for one in found}) == len(keys)
    for one in found:
        assert re.fullmatch(r"[A-Za-z0-9_-]{1,66}", one)
        assert one.casefold() not in {"con", "nul", "index", "com1"}


def test_usual_keys_stay_as_they_are():
    assert file_names(["kay-2019", "ali-2022b"]) == ["kay-2019", "ali-2022b"]


def test_keys_that_differ_only_in_case_or_signs_are_told_apart():
    assert file_names(["Kay-2019", "kay-2019", "kay 2019", "kay/2019"]) == [
        "Kay-2019", "kay-2019-2", "kay-2019-3", "kay-2019-4",
    ]  # fmt: skip


def test_names_of_devices_and_of_the_list_are_not_used():
    assert file_names(["CON", "index", "../..", "حسن-2020"]) == [
        "CON-",
        "index-",
        "document",
        "2020",
    ]
