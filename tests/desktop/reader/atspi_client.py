"""A client of assistive technology, run by the system's Python: reads the pages, and tells."""

import json
import sys
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

_LONGEST = 30  # seconds
warnings.simplefilter("ignore")


def found(node):
    """The pages below a node."""
    if node is None:
        return None
    if node.get_name() == "Pages" and "Text" in node.get_interfaces():
        return node
    below = (found(node.get_child_at_index(n)) for n in range(node.get_child_count()))
    return next(filter(None, below), None)


def pages():
    """The pages of the program, as soon as they have a text."""
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        time.sleep(0.3)
        held = found(Atspi.get_desktop(0))
        if held is not None and Atspi.Text.get_character_count(held):
            return held
    raise SystemExit("the pages were not found")


def listen():
    """Take in for a second what the program tells."""
    end = time.monotonic() + 1
    while time.monotonic() < end:
        GLib.MainContext.default().iteration(False)  # noqa: FBT003 - GLib's own
        time.sleep(0.01)


def main():
    """Read, select, and tell."""
    held, text = pages(), Atspi.Text
    heard = []
    listener = Atspi.EventListener.new(lambda event: heard.append(event.type))
    listener.register("object:text-caret-moved")
    listener.register("object:text-selection-changed")
    text.add_selection(held, 290, 330)
    listen()
    chosen = text.get_selection(held, 0)
    told = {
        "role": held.get_role_name(),
        "words": text.get_text(held, 0, 29),
        "selected": [chosen.start_offset, chosen.end_offset],
        "passages": [held.get_child_at_index(n).get_name() for n in range(held.get_child_count())],
    }
    told["heard"] = sorted(set(heard))
    sys.stdout.write(json.dumps(told) + "\n")


main()
