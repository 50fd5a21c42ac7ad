"""Run a module as if it were another day.

    python another_clock.py 400 mkdocs build
    python another_clock.py 400 evidence build

Python's clocks are moved by that many days before anything else is loaded.
"""

import datetime
import runpy
import sys
import time

days, module, *arguments = sys.argv[1:]
shift = int(days) * 86_400
real_time, real_time_ns, real_datetime, real_date = time.time, time.time_ns, datetime.datetime, datetime.date
real_gmtime, real_localtime, real_strftime = time.gmtime, time.localtime, time.strftime


class Datetime(real_datetime):
    """The moment that the moved clock shows."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(time.time(), datetime.UTC).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()


class Date(real_date):
    """The day that the moved clock shows."""

    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())


time.time = lambda: real_time() + shift
time.time_ns = lambda: real_time_ns() + shift * 10**9
time.gmtime = lambda seconds=None: real_gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: real_localtime(time.time() if seconds is None else seconds)
time.strftime = lambda form, moment=None: real_strftime(form, time.localtime() if moment is None else moment)
datetime.datetime, datetime.date = Datetime, Date

sys.argv = [module, *arguments]
if module == "evidence":
    from evidence.cli import main

    sys.exit(main())
runpy.run_module(module, run_name="__main__", alter_sys=True)
