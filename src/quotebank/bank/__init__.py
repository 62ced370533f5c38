"""The bank of quotations, on SQLite, with its search."""

from quotebank.bank.bank import Bank
from quotebank.bank.search import Hit, Snippet

__all__ = ["Bank", "Hit", "Snippet"]
