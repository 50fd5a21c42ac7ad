"""The settings of the site that the check needs too: which bibliographies it is made from."""

from collections.abc import Iterator

from evidence.model.source import Source
from evidence.read.front_matter import Listed, Mapped, Node, Scalar, read_yaml


def bibliographies_named(source: Source) -> tuple[str, ...]:
    """Give the files that `bibliography` of the plugin `evidence` names in `mkdocs.yml`, in order.

    Whatever else the file holds is passed over, mistakes and Python tags included: MkDocs has its
    own words for them.
    """
    front, _ = read_yaml(source)
    return tuple(dict.fromkeys(_named(front.fields.fields.get("plugins"))))


def _named(plugins: Node | None) -> Iterator[str]:
    for plugin in _each(plugins):
        options = plugin.fields.get("evidence") if isinstance(plugin, Mapped) else None
        if isinstance(options, Mapped):
            for name in _each(options.fields.get("bibliography")):
                if isinstance(name, Scalar) and not name.nothing:
                    yield name.text.strip()


def _each(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; one value alone counts as a list of one."""
    if node is None:
        return ()
    return node.items if isinstance(node, Listed) else (node,)
