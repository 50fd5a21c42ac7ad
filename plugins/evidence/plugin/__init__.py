"""Edge 1: MkDocs. The only folder that imports mkdocs."""

from evidence.plugin.plugin import EvidencePlugin

__all__ = ["EvidencePlugin"]
