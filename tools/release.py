"""Give the commit that is checked out the version of `pyproject.toml` as its tag, with the changes that `CHANGELOG.md` names.

    python tools/release.py          makes the tag `v1.2.0`; pushing it is left to you

The version stands in `pyproject.toml` alone: the package, `evidence --version` and the tag follow from it.
"""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


class NotReady(Exception):
    """The tree is not what can be released; the text says what to do about it."""


def main(root: Path) -> int:
    """Make the tag, or tell why not."""
    try:
        print(f"tagged {release(root)}; publish it with `git push origin {release_name(root)}`")
    except NotReady as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def release_name(root: Path) -> str:
    """The tag of the version that stands in `pyproject.toml`."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return f"v{project['version']}"


def release(root: Path) -> str:
    """Tag the commit. Raises NotReady where the tree, the changes or the tag speak against it."""
    tag = release_name(root)
    changes = changes_of(tag.removeprefix("v"), (root / "CHANGELOG.md").read_text(encoding="utf-8"))
    if _git(root, "status", "--porcelain"):
        raise NotReady("there are changes that are not committed: commit them first")
    if _git(root, "tag", "--list", tag):
        raise NotReady(f"{tag} is there already: raise `version` in pyproject.toml")
    _git(root, "tag", "--annotate", tag, "--cleanup=verbatim", "--message", f"{tag}\n\n{changes}")
    return tag


def changes_of(version: str, changelog: str) -> str:
    """What the newest part of the change log says. Raises NotReady where it is about another version."""
    parts = HEADING.split(changelog)
    heading = parts[1] if len(parts) > 1 else ""
    if not re.fullmatch(rf"{re.escape(version)} · \d{{4}}-\d\d-\d\d", heading):
        raise NotReady(
            f"CHANGELOG.md begins with `## {heading}`: write `## {version} · ` and the day of the release in its place"
        )
    return parts[2].strip()


def _git(root: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True)
    if done.returncode:
        raise NotReady(done.stderr.strip() or f"`git {' '.join(arguments)}` failed")
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent))
