"""Sphinx's settings."""

from importlib.metadata import version as version_of
from typing import Any

from sphinx.application import Sphinx

project = "quotebank"
author = "The quotebank developers"
copyright = f"2026, {author}"
version = release = version_of("quotebank")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.autosummary", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "**/_*.md"]

# Single backticks in docstrings link where they name something, and are code-like text where not.
default_role = "autolink"

myst_enable_extensions = ["colon_fence", "deflist", "attrs_inline"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_preserve_defaults = True
autoclass_content = "class"
autosummary_generate = False
napoleon_numpy_docstring = False
napoleon_use_ivar = True

nitpicky = True
# The inventories of other projects lie on the network, and the documentation builds without it.
nitpick_ignore_regex = [
    (
        "py:.*",
        r"(attrs?|collections|datetime|enum|os|pathlib|re|typing|types|io|rich|IPython|pyarrow)\b.*",
    ),
    (
        "py:.*",
        r"(Any|Iterable|Iterator|Mapping|Sequence|Callable|Path|PathLike|RenderableType|Material|date)",
    ),
    # Single backticks around a field's name; it is documented with its class's arguments.
    ("py:obj", r".*"),
    # Types of ids, which are documented as data, type variables, and what is internal.
    ("py:class", r"quotebank\.model\.\w+\.\w+Id"),
    ("py:class", r"quotebank\.(\w+\.)+(T|_\w+|File|Found)"),
]

html_theme = "furo"
html_title = "quotebank"
html_static_path = ["_static"]
html_css_files = ["quotebank.css"]
html_theme_options = {
    "light_css_variables": {
        "color-brand-primary": "#1d6b52",
        "color-brand-content": "#1d6b52",
        "font-stack--headings": "Georgia, 'Times New Roman', serif",
    },
    "dark_css_variables": {"color-brand-primary": "#7fd1b0", "color-brand-content": "#7fd1b0"},
    "navigation_with_keys": True,
}


def _keep_colons(_app: Sphinx, what: str, *rest: Any) -> None:  # noqa: ANN401
    """Keep napoleon from taking what stands before a colon for the type of a property."""
    lines: list[str] = rest[-1]
    if what in {"attribute", "data", "property"} and lines:
        lines[0] = lines[0].replace(": ", " \N{EN DASH} ", 1)


def setup(app: Sphinx) -> None:
    """Connect what is ours, ahead of napoleon."""
    app.connect("autodoc-process-docstring", _keep_colons, priority=400)
