"""How Chromium is started for tests."""

import os

OFF = (
    # Lists below the address bar, each of them a page: they were two fifths of what a window of a test cost.
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
    # What Playwright turns off by itself where nobody says what is off: a browser hears only the last who does.
    *("AimEnabled", "HttpsFirstBalancedModeAutoEnable", "HttpsUpgrades", "LensOverlay", "MediaRouter"),
    *("NetworkTimeServiceQuerying", "OptimizationHints", "PaintHolding", "PreconnectToSearch"),
)
"""What Chromium does beside showing a page."""
FLAGS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    f"--disable-features={','.join(OFF)}",
    # Nothing but this computer is ever asked, and no test depends on a network. Stopping requests one by one in a
    # test's own process made each page load a third of a second later.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)


def flags() -> list[str]:
    """Chromium's sandbox does not start for root; for anyone else it stays on."""
    return [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]
