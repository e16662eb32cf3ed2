"""`factio serve`: pages come up on a free port, tell where, and end quietly."""

import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from factio.cli.pages import listen
from factio.errors import FactioError

FACTIO = Path(sys.executable).with_name("factio")


@pytest.mark.parametrize(("ending", "workers"), [(signal.SIGINT, "1"), (signal.SIGTERM, "2")])
def test_pages_come_up_and_end_quietly(record, tmp_path, ending, workers):
    told = tmp_path / "address"
    command = [FACTIO, "serve", "--record", record, "--port", "0", "--address-file", told]
    command += ["--workers", workers]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as serving:
        for _ in range(600):
            if (told.exists() and told.read_text()) or serving.poll() is not None:
                break
            time.sleep(0.1)
        address = told.read_text()
        for _ in range(4):
            with urllib.request.urlopen(address, timeout=60) as answer:
                assert "Radical League" in answer.read().decode()
        serving.send_signal(ending)
        out, err = serving.communicate(timeout=60)
    assert address in out
    assert "Traceback" not in err


def test_a_port_that_is_taken_is_passed_over():
    with listen(0) as first:
        taken = first.getsockname()[1]
        with listen(taken) as second:
            assert taken < second.getsockname()[1] < taken + 20


def test_no_free_port_is_told(monkeypatch):
    def bind(self, address):
        raise OSError("taken")

    monkeypatch.setattr(socket.socket, "bind", bind, raising=False)
    with pytest.raises(FactioError, match="--port 0"):
        listen(8000)
