"""The day on which something is checked or built."""

import os
from datetime import UTC, date, datetime


def today() -> str:
    """The day that overdue reviews are counted from; `SOURCE_DATE_EPOCH` sets it where a run must be repeatable."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date().isoformat()
    return date.today().isoformat()
