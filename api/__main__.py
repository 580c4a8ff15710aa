"""The command line of the API: `python -m api` serves it until SIGTERM or Ctrl-C."""

from __future__ import annotations

import argparse
import errno
import signal
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from threading import Thread

from api import logs
from graph.errors import ReformgraphError, UsageError
from graph.store import Store, open_store

ENDS_WITHIN = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve; gives the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m api", description="Serve the API and the explorer, starting the store if needed."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen at (default %(default)s)")
    parser.add_argument("--port", type=_port, default=8000, help="port to listen at (default %(default)s)")
    given = parser.parse_args(arguments)
    logs.start()
    try:
        with _listen(given.host, given.port) as listening, open_store() as store:
            _serve(listening, store)
    except ReformgraphError as error:
        print(f"api: {error}", file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return 0


def _serve(listening: socket.socket, store: Store) -> None:
    # imported here, because the processes that this one starts import this module
    import uvicorn

    from api.app import create_app
    from queries import bilingual

    host, port = listening.getsockname()[:2]
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(store, closes=True),
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=ENDS_WITHIN,
            server_header=False,
        )
    )
    print(f"Reformgraph: http://{f'[{host}]' if ':' in host else host}:{port}  (Ctrl-C ends it)", flush=True)
    Thread(target=bilingual.warm, daemon=True).start()
    # uvicorn ends in order and then sends itself the signal again
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there.

    Raises:
        UsageError: it cannot; says why.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # with the protocol named, asyncio sends small answers at once (TCP_NODELAY)
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UsageError(f"--host {host}: no such address ({error.strerror})") from error
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        listening.listen()
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise UsageError(f"port {port} of {host} is taken by another program; choose one with --port") from error
        raise UsageError(f"cannot listen at {host}, port {port} ({error.strerror}); try --host or --port") from error
    return listening


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) > 65_535:
        raise argparse.ArgumentTypeError(f"{text} is not a port: 1 to 65535, or 0 for any that is free")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
