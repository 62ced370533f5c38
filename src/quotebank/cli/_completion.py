"""Installing shell completion; a module of its own, as it takes long to import."""

from __future__ import annotations

from cyclopts.completion.install import create_install_completion_command

from quotebank.cli._run import app

install_completion = create_install_completion_command(app.install_completion, add_to_startup=True)
