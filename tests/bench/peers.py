"""The generators we measure ourselves against, set up as their own documentation does."""

PLAIN = """\
site_name: Peer
docs_dir: content
theme:
  name: material
plugins:
  - search
"""
"""Material for MkDocs with its search, and no citations at all: `[@key]` stays text.

It names no `nav`, so MkDocs lists every page in the navigation of every page.
"""

OUTSIDE_THE_NAVIGATION = f"""\
{PLAIN}nav:
  - studies/study-00000.md
not_in_nav: /studies/
"""
"""The same with the pages kept out of the navigation, where Material is at its quickest."""

BIBTEX = """\
  - bibtex:
      bib_file: references.bib
markdown_extensions:
  - footnotes
"""

MKDOCS_BIBTEX = PLAIN + BIBTEX
"""With mkdocs-bibtex, in its quicker way: without a citation style."""

MKDOCS_BIBTEX_OUTSIDE_THE_NAVIGATION = OUTSIDE_THE_NAVIGATION.replace("nav:\n", f"{BIBTEX}nav:\n", 1)
"""With mkdocs-bibtex and the pages kept out of the navigation."""
