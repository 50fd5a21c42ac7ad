"""Edge 1: MkDocs. The only folder that imports mkdocs or jinja2."""

from evidence.plugin.plugin import EvidencePlugin

__all__ = ["EvidencePlugin"]
