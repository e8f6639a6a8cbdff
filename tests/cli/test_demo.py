"""The example where there is no screen: matrix and picture are made, and said where they lie."""

import os
import subprocess
import sys


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
    assert f"There is no screen to open the window on; {folder / 'window.png'}" in done.stdout
    assert (folder / "window.png").read_bytes().startswith(b"\x89PNG")
    assert "Traceback" not in done.stderr
