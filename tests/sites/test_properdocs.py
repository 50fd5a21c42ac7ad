"""ProperDocs, which goes on where MkDocs 1.6 stands still, builds the same site."""

import subprocess
import sys
from pathlib import Path

from tests.sites.building import build, copy_of, environment, files_of


def test_properdocs_builds_the_same_bytes(tmp_path: Path):
    root = copy_of("oddities", tmp_path)
    command = (sys.executable, "-m", "properdocs", "build", "--config-file", "mkdocs.yml", "--site-dir", "other")
    done = subprocess.run(command, cwd=root, env=environment(), capture_output=True, text=True)

    assert done.returncode == 0, done.stdout + done.stderr
    assert files_of(root / "other") == files_of(build(root).site)
