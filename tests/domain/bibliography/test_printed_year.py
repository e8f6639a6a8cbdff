"""The year of publication is told by what stands beside it."""

import pytest

from coder.domain.bibliography.printed_year import printed_year


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["Received 7 August 2015", "Published: 15 January 2016"], 2016),
        (["Citation: Stinson KA, et al. (2006) Invasive plant", "in 1999"], 2006),
        (["To cite this article: Ann Lee & Ben Dam (2019): On peers"], 2019),
        (["Metabolites 2014, 4, 932-945; doi:10.3390/metabo4040932"], 2014),
        (["Connor MJ, et al. BMJ Open 2021;11:e042953."], 2021),
        (["Mental Health and Social Inclusion, Vol. 23 No. 1 2019, pp. 2-9"], 2019),
        (["PAIN 155 (2014) 2291\u20132300"], 2014),
        (["Published online", "20 June 2015"], 2015),
        (["\u00a9 2018 The Authors. Cancer Medicine"], 2018),
        (["Accepted 31 May 2015"], 2015),
        (["12 January 2020"], 2020),
        (["in 1998 we asked 2000 people"], None),
        ([], None),
    ],
)
def test_the_year_is_found_by_its_cue(lines, year):
    assert printed_year(lines) == year
