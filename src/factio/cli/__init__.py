"""The same as `import factio`, from a shell. Each file holds one group of commands."""

from factio.cli.application import main

__all__ = ["main"]
