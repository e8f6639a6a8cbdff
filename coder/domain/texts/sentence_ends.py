"""Where a sentence ends: a stop that is none of an abbreviation's."""

import re
from typing import Final

END: Final = re.compile(
    r"[.!?\u2026]+[\"'\u2019\u201d)\]]*(?:\d{1,3}(?:[,\u2013-]\d{1,3})*)?"
    r"(?=\s+[\"'\u2018\u201c(\[\u00bf\u00a1]?[^\W\d_a-z]|\s+[\"'\u2018\u201c(\[]?\d|\s*$)"
    r"|[\u3002\uff01\uff1f\uff0e]+[\u300d\u300f\uff09\u201d\u2019\u3011]*|[\u0964\u06d4\u061f]"
)
"""A stop with the quotation marks and raised figures that belong to it."""

NO_END: Final = re.compile(
    r"(?:\b(?:al|cf|vs|figs?|no|nos|pp?|dr|prof|mrs?|ms|st|ca|approx|resp|eqs?|refs?|eds?|vol|ch"
    r"|sect|dept|univ|e\.g|i\.e|[a-z])|\b[A-Z])\.$",
    re.IGNORECASE,
)
"""What ends with a stop and ends no sentence."""
