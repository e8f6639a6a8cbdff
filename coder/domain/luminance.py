"""How light a colour is to the eye."""


def luminance(red: float, green: float, blue: float) -> float:
    """Relative luminance (WCAG 2.2), 0 to 1, of a colour whose parts are 0 to 1."""
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004
