"""Claimed quotations with known faults, made from quotations with known sources by seeded rules.

Each rule takes a true quotation and does one thing to it that drafts do: honest ones (a cut, other
marks, a bracket) and dishonest ones (a dropped "not", another's name). It knows, therefore, what a
verifier must find: `wording` and `attribution`, in the words of `quotebank.verify`. The rules need
nothing but the articles: a text, and which stretches of it who said.

    from alterations import Article, make_cases
    cases = make_cases(articles, per_rule=40, seed=1)

See docs/explanation/verification.md for the data card.
"""

from __future__ import annotations

from alterations import dishonest, honest
from alterations.cases import make_cases
from alterations.model import RULES, Article, Case, Indirect, Said

__all__ = ["RULES", "Article", "Case", "Indirect", "Said", "dishonest", "honest", "make_cases"]
