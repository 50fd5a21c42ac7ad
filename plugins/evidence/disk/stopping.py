"""How a build that cannot go on ends: one sentence, and what to do about it."""

import errno
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk space that you may use is full",
    errno.EROFS: "the disk can only be read",
    errno.EACCES: "it belongs to another account, or may not be changed",
    errno.EPERM: "it belongs to another account, or is protected against changes",
    errno.EBUSY: "it is a mount, or another program holds it",
    errno.EXDEV: "a part of it lies on another disk",
    errno.ENOENT: "it was taken away while the site was being built",
    errno.EMFILE: "too many files are open",
    errno.ENOTDIR: "a file stands where a folder should be",
    errno.EISDIR: "a folder stands where a file should be",
}
_FIXES = {
    errno.ENOSPC: "make room on the disk, then build again",
    errno.EDQUOT: "make room, then build again",
    errno.ENOENT: "put it back, or wait until nobody moves files, then build again",
}
_FIX = "see to it that your account may read and change it, then build again"


class CannotBuild(Exception):
    """A build cannot go on for a reason that a person can mend; nobody needs a traceback of it."""

    def __init__(self, sentence: str, fix: str) -> None:
        super().__init__(f"evidence: {sentence}\n  fix: {fix}")
        self.sentence, self.fix = sentence, fix

    def __reduce__(self) -> tuple[type["CannotBuild"], tuple[str, str]]:
        return type(self), (self.sentence, self.fix)


class HasErrors(CannotBuild):
    """The content has errors, and readers act on what the site says."""


def stopped_by(error: OSError) -> CannotBuild:
    """Say what the disk refused."""
    named = error.filename2 or error.filename
    place = f"`{near(Path(str(named)))}`: " if named else ""
    return CannotBuild(f"nothing was published: {place}{reason(error)}", _FIXES.get(error.errno or 0, _FIX))


def reason(error: OSError) -> str:
    """Why the disk refused, in plain words where they are known."""
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())


def near(path: Path) -> Path:
    """Name a path from where the command was given, if it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
