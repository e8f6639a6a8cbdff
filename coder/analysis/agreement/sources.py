"""What each coefficient is called, how it is made, and where it comes from."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Source:
    """A coefficient by its name, its formula in words or signs, and who is cited for it."""

    name: str
    formula: str = ""
    cited: tuple[str, ...] = ()  # keys of REFERENCES


_CORRECTED: Final = "(po - pe) / (1 - pe), with "
_F1: Final = "spans paired one to one within a value, the closest first; "

SOURCES: Final = {
    "percent": Source(
        "Percent agreement", "po: share of the pairs of ratings of a unit that are alike"
    ),
    "positive_agreement": Source(
        "Positive agreement (Dice, F1)",
        "2a / (2a + b + c); of several reviewers the mean over pairs",
        ("Dice 1945", "Cicchetti & Feinstein 1990"),
    ),
    "negative_agreement": Source(
        "Negative agreement",
        "2d / (2d + b + c); of several reviewers the mean over pairs",
        ("Cicchetti & Feinstein 1990",),
    ),
    "jaccard": Source(
        "Percent of what was coded (Jaccard)",
        "a / (a + b + c); of several reviewers the mean over pairs",
        ("Jaccard 1912",),
    ),
    "holsti": Source(
        "Holsti", "2M / (N1 + N2); of several reviewers the mean over pairs", ("Holsti 1969",)
    ),
    "kappa": Source(
        "Cohen's kappa", _CORRECTED + "pe from each reviewer's own shares", ("Cohen 1960",)
    ),
    "kappa_max": Source(
        "Largest possible kappa", "kappa with the largest po that the shares allow", ("Cohen 1960",)
    ),
    "bias_index": Source("Bias index", "(b - c) / N", ("Byrt et al. 1993",)),
    "prevalence_index": Source("Prevalence index", "(a - d) / N", ("Byrt et al. 1993",)),
    "pabak": Source("PABAK", "2po - 1", ("Byrt et al. 1993",)),
    "pooled_kappa": Source(
        "Pooled kappa",
        "(mean po - mean pe) / (1 - mean pe), means over themes, each by itself",
        ("De Vries et al. 2008",),
    ),
    "scott": Source("Scott's pi", _CORRECTED + "pe from the shares of both", ("Scott 1955",)),
    "light": Source("Light's kappa", "mean of the kappas of all pairs", ("Light 1971",)),
    "conger": Source(
        "Conger's kappa", _CORRECTED + "pe as the mean over pairs of reviewers", ("Conger 1980",)
    ),
    "fleiss": Source(
        "Fleiss' kappa", _CORRECTED + "pe from the shares of all", ("Fleiss 1971", "Gwet 2014")
    ),
    "brennan_prediger": Source(
        "Brennan and Prediger", _CORRECTED + "pe = 1 / q", ("Brennan & Prediger 1981",)
    ),
    "ac1": Source(
        "Gwet's AC1", _CORRECTED + "pe = Σ π(1 - π) / (q - 1) over the q values", ("Gwet 2008",)
    ),
    "alpha": Source(
        "Krippendorff's alpha",
        "1 - Do / De, nominal, with missing ratings",
        ("Krippendorff 2019",),
    ),
    "ordinal": Source("Alpha of ranks (ordinal)", "1 - Do / De, ordinal", ("Krippendorff 2019",)),
    "interval": Source(
        "Alpha of numbers (interval)", "1 - Do / De, interval", ("Krippendorff 2019",)
    ),
    "ratio": Source("Alpha of numbers (ratio)", "1 - Do / De, ratio", ("Krippendorff 2019",)),
    "u_alpha": Source(
        "u-alpha (2016): where and what",
        "1 - Do / De of lengths, all themes as values, with gaps",
        ("Krippendorff et al. 2016",),
    ),
    "u_alpha_binary": Source(
        "|u-alpha (2016): where",
        "the same, with marked and not marked as the values",
        ("Krippendorff et al. 2016",),
    ),
    "cu_alpha": Source(
        "cu-alpha (2016): what",
        "the same, without gaps: of the text that several marked",
        ("Krippendorff et al. 2016",),
    ),
    "f1_strict": Source("F1, same ends", _F1 + "equal ends"),
    "f1_close": Source("F1, close", _F1 + "a least share of both together"),
    "f1_overlap": Source("F1, any overlap", _F1 + "any overlap"),
    "f1_partial": Source("F1, overlaps count half", _F1 + "equal ends count 1, overlaps ½"),
    "f1_characters": Source("F1, characters", "2 overlap / (length of one + length of the other)"),
}
"""By the names of the contract, in the order in which they are told."""

LEGEND: Final = (
    "a: units that both marked; b, c: that one of the two marked; d: that neither did; N: all of"
    " them; po: observed agreement; pe: agreement by chance; M: decisions alike, N1, N2: decisions"
    " of the two; π: share of a value; q: number of values; Do, De: observed and expected"
    " disagreement."
)
"""What the signs of the formulas mean."""

REFERENCES: Final = {
    "Brennan & Prediger 1981": "Brennan RL, Prediger DJ. Coefficient kappa: some uses, misuses,"
    " and alternatives. Educational and Psychological Measurement 1981; 41: 687–699.",
    "Byrt et al. 1993": "Byrt T, Bishop J, Carlin JB. Bias, prevalence and kappa. Journal of"
    " Clinical Epidemiology 1993; 46: 423–429.",
    "Cicchetti & Feinstein 1990": "Cicchetti DV, Feinstein AR. High agreement but low kappa: II."
    " Resolving the paradoxes. Journal of Clinical Epidemiology 1990; 43: 551–558.",
    "Cohen 1960": "Cohen J. A coefficient of agreement for nominal scales. Educational and"
    " Psychological Measurement 1960; 20: 37–46.",
    "Conger 1980": "Conger AJ. Integration and generalization of kappas for multiple raters."
    " Psychological Bulletin 1980; 88: 322–328.",
    "De Vries et al. 2008": "De Vries H, Elliott MN, Kanouse DE, Teleki SS. Using pooled kappa to"
    " summarize interrater agreement across many items. Field Methods 2008; 20: 272–282.",
    "Dice 1945": "Dice LR. Measures of the amount of ecologic association between species. Ecology"
    " 1945; 26: 297–302.",
    "Fleiss 1971": "Fleiss JL. Measuring nominal scale agreement among many raters. Psychological"
    " Bulletin 1971; 76: 378–382.",
    "Gwet 2008": "Gwet KL. Computing inter-rater reliability and its variance in the presence of"
    " high agreement. British Journal of Mathematical and Statistical Psychology 2008; 61: 29–48.",
    "Gwet 2014": "Gwet KL. Handbook of Inter-Rater Reliability. 4th ed. Gaithersburg: Advanced"
    " Analytics; 2014.",
    "Holsti 1969": "Holsti OR. Content Analysis for the Social Sciences and Humanities. Reading:"
    " Addison-Wesley; 1969.",
    "Jaccard 1912": "Jaccard P. The distribution of the flora in the alpine zone. New Phytologist"
    " 1912; 11: 37–50.",
    "Kottner et al. 2011": "Kottner J, Audigé L, Brorson S, et al. Guidelines for Reporting"
    " Reliability and Agreement Studies (GRRAS) were proposed. Journal of Clinical Epidemiology"
    " 2011; 64: 96–106.",
    "Krippendorff 2019": "Krippendorff K. Content Analysis: An Introduction to Its Methodology."
    " 4th ed. Thousand Oaks: Sage; 2019.",
    "Krippendorff et al. 2016": "Krippendorff K, Mathet Y, Bouvry S, Widlöcher A. On the"
    " reliability of unitizing textual continua: further developments. Quality & Quantity 2016;"
    " 50: 2347–2364.",
    "Light 1971": "Light RJ. Measures of response agreement for qualitative data: some"
    " generalizations and alternatives. Psychological Bulletin 1971; 76: 365–377.",
    "Scott 1955": "Scott WA. Reliability of content analysis: the case of nominal scale coding."
    " Public Opinion Quarterly 1955; 19: 321–325.",
    "Tong et al. 2007": "Tong A, Sainsbury P, Craig J. Consolidated criteria for reporting"
    " qualitative research (COREQ): a 32-item checklist for interviews and focus groups."
    " International Journal for Quality in Health Care 2007; 19: 349–357.",
    "Zapf et al. 2016": "Zapf A, Castell S, Morawietz L, Karch A. Measuring inter-rater"
    " reliability for nominal data: which coefficients and confidence intervals are appropriate?"
    " BMC Medical Research Methodology 2016; 16: 93.",
}
"""What is cited, in full."""
