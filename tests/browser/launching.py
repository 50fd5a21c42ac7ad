"""How Chromium is started for tests."""

import os

FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


def flags() -> list[str]:
    """Chromium's sandbox does not start for root; for anyone else it stays on."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]
