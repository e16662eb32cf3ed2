import sys
from types import SimpleNamespace

import pytest

from factio.cli import main

RADICALS = """= Radical League =

== History ==

The Radical League (RL) was founded in Oslo on 6 March 1921 by Ann Smith and Bo Berg. In 1933 a left-wing
group led by Carla Falk broke away from the RL and formed the Workers' Union.

The party was banned in July 1934. It was dissolved in 1940.
"""
UNIONISTS = """= Workers' Union =

The Workers' Union was founded in 1933 by Carla Falk. Carla Falk was elected chairman in 1934. The union
was banned in 1936.
"""


@pytest.fixture
def factio(monkeypatch, capfd):
    """Runs a command line in this process: gives code, out and err, and lets nothing pass but SystemExit."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["factio", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        out, err = capfd.readouterr()
        return SimpleNamespace(code=code, out=out, err=err)

    return run


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "radicals.txt").write_text(RADICALS, encoding="utf-8")
    (folder / "unionists.txt").write_text(UNIONISTS, encoding="utf-8")
    return folder


@pytest.fixture
def record(factio, articles, tmp_path, monkeypatch):
    """A record that the two articles are read into, also the default one."""
    path = tmp_path / "articles.db"
    monkeypatch.setenv("FACTIO_RECORD", str(path))
    assert factio("read", articles, "--read-on", "2020-01-01").code == 0
    return path
