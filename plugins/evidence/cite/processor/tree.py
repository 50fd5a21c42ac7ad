"""A style file and the locales it draws on, read into elements."""

from io import BytesIO
from typing import Any

from citeproc import CitationStylesStyle
from lxml import etree

from evidence.cite.processor.elements import NAMESPACE, Remembering, element_classes


class StyleFault(Exception):
    """A style file cannot be used; the message says why, for the person who chose it."""


def _parser() -> etree.XMLParser:
    lookup = etree.ElementNamespaceClassLookup()
    lookup.get_namespace(NAMESPACE).update(element_classes())
    parser = etree.XMLParser(remove_comments=True, no_network=True, resolve_entities=False, load_dtd=False)
    parser.set_element_class_lookup(lookup)
    return parser


class StyleTree(CitationStylesStyle):
    """A style and its locales, read with elements that remember.

    The constructor of the base class is not called: it fixes the element classes while it parses.
    """

    def __init__(self, style: bytes, locale: str) -> None:
        self._held: list[Any] = []
        self.root = self._parse(style)
        if self.root.tag != f"{{{NAMESPACE}}}style":
            raise StyleFault("it is not a CSL style")
        if self.root.find("cs:bibliography", self.root.nsmap) is None:
            raise StyleFault("it has no `bibliography` part")
        locale = self.root.get("default-locale", locale)
        self.root.__dict__["language"] = locale.partition("-")[0]
        self.root.set_locale_list(locale, validate=False)
        self.root.locales = [self._again(each) for each in self.root.locales]
        for each in self.root.locales:
            each.style = self.root

    def _parse(self, text: bytes) -> Any:
        try:
            root = etree.parse(BytesIO(text), _parser()).getroot()
        except etree.XMLSyntaxError as fault:
            raise StyleFault(f"it is not well-formed XML ({fault.msg})") from None
        _name_the_names(root)
        self._held.append(list(root.iter()))
        return root

    def _again(self, locale: Any) -> Any:
        """Read a locale that came with citeproc again, with our element classes."""
        if isinstance(locale, Remembering):
            return locale
        return self._parse(etree.tostring(locale.getroottree()))


def _name_the_names(root: Any) -> None:
    """Give each `names` outside a `substitute` its `name`.

    Where a style leaves it out, citeproc adds one each time and never finds it again.
    """
    for names in list(root.iter(f"{{{NAMESPACE}}}names")):
        inside = any(parent.tag == f"{{{NAMESPACE}}}substitute" for parent in names.iterancestors())
        if not inside and names.find("cs:name", {"cs": NAMESPACE}) is None:
            names.insert(0, names.makeelement(f"{{{NAMESPACE}}}name"))
