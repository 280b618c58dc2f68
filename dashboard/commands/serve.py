"""`dxmap serve`: the dashboard."""

import argparse
import os
import socket
import sys
import threading
from importlib import import_module

from dashboard import records
from dashboard.commands.common import OK, ROOT, UsageError, add_data, add_verb
from dashboard.strings import text

DATA_VARIABLE = "DXMAP_DATA"
_SLOW = ("dashboard.maps", "dashboard.charts")


def add(verbs: argparse._SubParsersAction, language: str) -> None:
    """Describe the verb."""
    parser = add_verb(verbs, "serve", language)
    parser.add_argument("--port", type=int, default=8501, help=text("cli.serve.port", language))
    parser.add_argument("--address", default="127.0.0.1", help=text("cli.serve.address", language))
    add_data(parser, language)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hand over to Streamlit, once the data directory is known to be readable and the port to be free."""
    _require_free(options.address, options.port, options.language)
    found = records.shared(options.data)  # the pages take the same copy: it is loaded once
    if found.problems:
        print(text("cli.serve.problems", options.language, count=len(found.problems)), file=sys.stderr)
    print(text("cli.serve.start", options.language, address=options.address, port=options.port), flush=True)
    os.environ[DATA_VARIABLE] = str(options.data.resolve())
    os.chdir(ROOT)  # Streamlit reads .streamlit/config.toml from where it is started

    from streamlit.web import bootstrap  # noqa: PLC0415  Streamlit takes a second to import, other verbs need not wait

    # The first reader would wait for these; while the browser starts there is time to load them. The pages themselves
    # must wait for Streamlit's runtime: a component declared without one is not served.
    threading.Thread(target=lambda: [import_module(name) for name in _SLOW], daemon=True).start()
    flags = {"server.port": options.port, "server.address": options.address}
    bootstrap.load_config_options({name.replace(".", "_"): value for name, value in flags.items()})
    bootstrap.run(str(ROOT / "dashboard" / "app.py"), False, [], {})
    return OK


def _require_free(address: str, port: int, language: str) -> None:
    if not 1 <= port <= 65535:
        raise UsageError(text("cli.serve.port_range", language, port=port))
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            if os.name != "nt":  # there it would let the probe take a port that is in use
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(place)
    except OSError as error:
        message = text(
            "cli.serve.port_taken",
            language,
            address=address,
            port=port,
            next=port + 1 if port < 65535 else port - 1,
            error=error,
        )
        raise UsageError(message) from error
