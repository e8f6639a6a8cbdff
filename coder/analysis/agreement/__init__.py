"""How far coders agree: coefficients from ratings and spans, without a project."""
