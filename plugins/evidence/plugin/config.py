"""What an editor may set for the plugin in `mkdocs.yml`."""

from mkdocs.config import base
from mkdocs.config import config_options as option


class LicenceConfig(base.Config):
    """Under which terms the texts may be used again; what is not set is not claimed."""

    name = option.Type(str, default="")
    """As readers know it: `CC BY 4.0`."""
    url = option.Type(str, default="")
    """Address of its text."""


class EvidenceConfig(base.Config):
    """Options of the plugin. Paths are from the folder of `mkdocs.yml`."""

    bibliography = option.ListOfItems(option.Type(str), default=["references.bib"])
    """One `.bib` file or more; a key in two of them is an error."""
    style = option.Type(str, default="apa")
    """Citation style of reference lists: a name of the CSL repository, or a `.csl` file."""
    language = option.Choice(("en", "es"), default="en")
    """Language of the interface; content is in its own."""
    cache = option.Type(str, default=".cache/evidence")
    """Folder for formatted citations; it can be deleted at any time."""
    search = option.Type(bool, default=True)
    """Whether to make the index for searching by words. Lists and facets need none."""
    contact = option.Type(str, default="")
    """An e-mail address, or the address of a page, where readers reach those who make the site."""
    licence = option.SubConfig(LicenceConfig)
    """Shown at the foot of each page, and told to search engines and feeds."""
    publish_with_errors = option.Type(bool, default=False)
    """Whether `mkdocs build` publishes although the check has found errors. A preview always shows them."""
