"""The example where there is no screen: matrix and picture are made, and said where they lie."""

import os
import subprocess
import sys

from coder.desktop.qt_libraries import missing_library


def test_without_a_screen_the_demo_says_where_matrix_and_picture_lie(tmp_path):
    screens = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    environment = {name: value for name, value in os.environ.items() if name not in screens}
    environment |= {
        f"XDG_{kind}_HOME": str(tmp_path / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE")
    }
    folder = tmp_path / "example"
    done = subprocess.run(
        [sys.executable, "-m", "coder", "demo", str(folder)],
        env=environment, capture_output=True, text=True, check=False, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert str(folder / "matrix.xlsx") in done.stdout
    assert "Traceback" not in done.stderr
    if missing_library():
        assert "The window needs libraries that this system lacks" in done.stdout
    else:
        said = f"There is no screen to open the window on; {folder / 'window.png'}"
        assert said in done.stdout
        assert (folder / "window.png").read_bytes().startswith(b"\x89PNG")
