"""A server of its own for a measurement or a test: free port, waited for, ended with the block."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, its process number, and the seconds until it answered."""

    url: str
    pid: int
    start_seconds: float


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def dxmap_command(port: int, data: Path) -> list[str]:
    """The command that serves the real app."""
    return [sys.executable, "-m", "dashboard.cli", "serve", "--port", str(port), "--data", str(data)]


@contextmanager
def running(command: Sequence[str], port: int, variables: Mapping[str, str] | None = None) -> Iterator[Server]:
    """Start a Streamlit server and wait until it is healthy.

    Raises:
        RuntimeError: When it ends or does not answer within a minute; with what it printed.
    """
    url = f"http://127.0.0.1:{port}"
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(  # noqa: S603  our own command
            list(command), cwd=ROOT, env={**os.environ, **(variables or {})}, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            while not _healthy(url):
                if process.poll() is not None or time.perf_counter() - begin > START_SECONDS:
                    output.seek(0)
                    said = output.read().decode(errors="replace")[-3000:]
                    raise RuntimeError(f"the server did not start (exit status {process.poll()}): {said}")
                time.sleep(0.05)
            yield Server(url, process.pid, time.perf_counter() - begin)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=1) as answer:  # noqa: S310  our own address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
