"""How Chromium is started for tests."""

import os

FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    # Nothing but this computer is ever asked, and no test depends on a network. Stopping requests one by one in a
    # test's own process made each page load a third of a second later.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def flags() -> list[str]:
    """Chromium's sandbox does not start for root; for anyone else it stays on."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]
