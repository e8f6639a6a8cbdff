"""Names of authors in reading form, from metadata and from print."""

import pytest

from coder.domain.bibliography.person_names import (
    MARK,
    begins_names,
    is_name,
    listed_names,
    printed_names,
)


@pytest.mark.parametrize(
    ("entries", "names"),
    [
        (["Ann Lee", "Ben van Dam"], ("Ann Lee", "Ben van Dam")),
        (["Veauthier, Christian", "Gaede, Gunnar"], ("Christian Veauthier", "Gunnar Gaede")),
        (
            ["Friederike Range and Zs\u00f3fia Vir\u00e1nyi"],
            ("Friederike Range", "Zs\u00f3fia Vir\u00e1nyi"),
        ),
        (["Ann Lee, Ben van Dam, and Carl Olsen"], ("Ann Lee", "Ben van Dam", "Carl Olsen")),
        (["Lee, Ann; van Dam, Ben"], ("Ann Lee", "Ben van Dam")),
        (["Brima, Eid I."], ("Eid I. Brima",)),
        (
            ["Andr\u00e9s J M Ferreri MD", "Prof Mario Luppi PhD"],
            ("Andr\u00e9s J M Ferreri", "Mario Luppi"),
        ),
        (["Yo-Yo Ma"], ("Yo-Yo Ma",)),
        (["\u738b\u5c0f\u660e"], ("\u738b\u5c0f\u660e",)),
        (["Administrator"], ()),
        (["productiontraining"], ()),
        (["Microsoft Office User"], ()),
        (["", "  "], ()),
        ([], ()),
    ],
)
def test_names_in_metadata_come_into_reading_form(entries, names):
    assert listed_names(entries) == names


@pytest.mark.parametrize(
    ("row", "names"),
    [
        (
            f"Djoko T. Iskandar{MARK}, Ben J. Evans{MARK}{MARK}*",
            ("Djoko T. Iskandar", "Ben J. Evans"),
        ),
        ("Kelly J. Robinson1 & Sean D. Twiss2 & ", ("Kelly J. Robinson", "Sean D. Twiss")),
        ("Ann Lee, RN, PhD, and Ben van Dam, MSc", ("Ann Lee", "Ben van Dam")),
        (f"Kalpesh Krishna {MARK} Erin Bransom", ("Kalpesh Krishna", "Erin Bransom")),
        ("Department of Nursing, University of Leeds, Leeds", None),
        ("Received 4 May 2019; accepted 2 June 2019", None),
        ("we describe a new species of frog", None),
        ("", None),
    ],
)
def test_a_printed_row_holds_names_or_nothing(row, names):
    assert printed_names(row) == names


def test_a_row_may_begin_names_that_go_on_below():
    assert begins_names("Kate Griffiths, Rong Hou, Zhihe")
    assert not begins_names("Abstract")


@pytest.mark.parametrize(
    "name", ["Stuart A. Campbell", "S.-T. Wang", "Mary J. O\u2019Connell", "Li Wu"]
)
def test_people_are_names(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "name", ["Nurse", "the Lee", "A. B.", "ann lee", "Ann Lee 3", "x" * 90, ""]
)
def test_other_things_are_not(name):
    assert not is_name(name)
