"""Attributed quotations: who said what, in what capacity, where, and is it word for word."""
