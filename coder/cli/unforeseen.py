"""What nobody foresaw: said as a sentence too, with the details in a file for the developers."""

from traceback import format_exception

from platformdirs import user_log_path


def sentence_for(error: Exception) -> str:
    """What to say of a mistake of the program, or of damage that shows only when it is read."""
    path = user_log_path("coder", appauthor=False) / "unforeseen.txt"
    where = f"details for its developers are in {path}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(format_exception(error)), "utf-8", "backslashreplace")
    except OSError:
        where = f"its developers should be told of '{type(error).__name__}'"
    return (
        "Coder met something that it did not expect: run 'coder check' on the project, which also"
        f" names the last good backup; {where}."
    )
