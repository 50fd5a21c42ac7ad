"""The generators we measure ourselves against, set up as their own documentation does."""

import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec

PLAIN = """\
site_name: Peer
docs_dir: content
theme:
  name: material
plugins:
  - search
nav:
  - studies/study-00000.md
not_in_nav: /studies/
"""
"""Material for MkDocs with its search, and no citations at all: `[@key]` stays text.

The pages are kept out of the navigation, where Material is at its quickest: by default it lists every page in the navigation
of every page, takes several times as long, and would flatter us.
"""

WITH_BIBTEX = PLAIN.replace(
    "nav:\n",
    """\
  - bibtex:
      bib_file: references.bib
markdown_extensions:
  - footnotes
nav:
""",
    1,
)
"""With mkdocs-bibtex, in its quicker way: without a citation style."""

HUGO = "contentDir: content\ntitle: Peer\ndisableKinds: [taxonomy, term, RSS, sitemap]\n"
HUGO_PAGE = "<!doctype html><html><title>{{ .Title }}</title><main>{{ .Content }}</main></html>\n"


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator, by the name it has in the tables."""

    name: str
    command: tuple[str, ...]
    package: str
    """What has to be installed for it."""
    files: Mapping[str, str] = field(default_factory=lambda: {"mkdocs.yml": PLAIN})

    @property
    def installed(self) -> bool:
        """Whether it can be asked on this computer."""
        return bool(find_spec(self.package) or shutil.which(self.package))


def _module(*words: str) -> tuple[str, ...]:
    return (sys.executable, "-m", *words)


PLAIN_MATERIAL = Peer("plain Material", _module("mkdocs", "build", "--quiet"), "material")
MKDOCS_BIBTEX = Peer(
    "mkdocs-bibtex", _module("mkdocs", "build", "--quiet"), "mkdocs_bibtex", {"mkdocs.yml": WITH_BIBTEX}
)
OTHERS = (
    Peer("ProperDocs", _module("properdocs", "build", "--quiet", "--config-file", "mkdocs.yml"), "properdocs"),
    Peer("Zensical", _module("zensical", "build", "--clean"), "zensical"),
    Peer("Hugo", ("hugo", "--quiet", "--destination", "site"), "hugo", {
        "hugo.yaml": HUGO, "layouts/_default/single.html": HUGO_PAGE, "layouts/_default/list.html": HUGO_PAGE,
    }),
)  # fmt: skip
"""Those that no bound speaks of; they show what time the same pages can take."""
