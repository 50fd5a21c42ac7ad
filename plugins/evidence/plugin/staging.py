"""Build beside the published folder and swap at the end, so that a failed build changes nothing."""

import shutil
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Staging:
    """Where a build is made, and where it goes when it is whole."""

    site: Path
    building: Path

    def publish(self) -> None:
        """Put the finished build in place. Hidden entries of the old one, such as `.git`, stay."""
        self._keep_hidden()
        old = self.building.with_name(f"{self.building.name}-old")
        shutil.rmtree(old, ignore_errors=True)
        if self.site.exists():
            self.site.rename(old)
        self.building.rename(self.site)
        shutil.rmtree(old, ignore_errors=True)

    def abandon(self) -> None:
        """Leave nothing half-written behind."""
        shutil.rmtree(self.building, ignore_errors=True)

    def _keep_hidden(self) -> None:
        if not self.site.is_dir():
            return
        for entry in self.site.iterdir():
            target = self.building / entry.name
            if entry.name.startswith(".") and not target.exists():
                shutil.move(entry, target)


def stage(site_dir: str) -> Staging:
    """Plan a build beside `site_dir`, on the same disk, so that putting it in place is a rename."""
    site = Path(site_dir)
    return Staging(site, site.with_name(f".{site.name}-building"))
