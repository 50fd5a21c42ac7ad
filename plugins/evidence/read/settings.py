"""The settings of the site that the check needs too: its bibliographies, and how readers reach anybody."""

from collections.abc import Iterator

from evidence.diagnostics import Diagnostic, Rule, Severity
from evidence.model.source import Position, Source
from evidence.read.front_matter import SYNTAX, FrontMatter, GroupNode, ListNode, Node, TextNode, read_yaml

OUT_OF_REACH = Rule(
    code="U901",
    name="out-of-reach",
    severity=Severity.INFO,
    why="Readers who find a mistake, a barrier or a study that is missing have no way to tell anybody. "
    "The pages offer none, since there is none.",
    fix="Set `repo_url` in mkdocs.yml to the address of the repository, or `contact` of the plugin `evidence` to an "
    "e-mail address or the address of a page.",
)
RULES = (OUT_OF_REACH,)


def settings_said(source: Source) -> tuple[Diagnostic, ...]:
    """Tell where `mkdocs.yml` cannot be read, which MkDocs says in words of its own; else where it names nobody."""
    front, found = read_yaml(source)
    return tuple(each for each in found if each.rule is SYNTAX) or reach_missing(source.path, front)


def reach_missing(path: str, front: FrontMatter) -> tuple[Diagnostic, ...]:
    """Tell where the settings name neither a repository nor a contact."""
    settings = front.fields.fields
    contacts = (options.fields.get("contact") for options in _options(settings.get("plugins")))
    named = [settings.get("repo_url"), *contacts]
    if any(isinstance(each, TextNode) and not each.nothing and each.text.strip() for each in named):
        return ()
    return (out_of_reach(path),)


def out_of_reach(path: str) -> Diagnostic:
    """Tell that the settings name nobody."""
    return OUT_OF_REACH.at(Position(path), "neither `repo_url` nor `contact` says how readers reach you")


def bibliographies_named(source: Source) -> tuple[str, ...]:
    """Give the files that `bibliography` of the plugin `evidence` names in `mkdocs.yml`, in order.

    Whatever else the file holds is passed over, mistakes and Python tags included: MkDocs has its
    own words for them.
    """
    front, _ = read_yaml(source)
    return tuple(dict.fromkeys(_named(front.fields.fields.get("plugins"))))


def cache_named(source: Source) -> str:
    """The folder that `cache` of the plugin `evidence` names in `mkdocs.yml` for what is kept; '' where none is named."""
    front, _ = read_yaml(source)
    named = [options.fields.get("cache") for options in _options(front.fields.fields.get("plugins"))]
    return next((each.text.strip() for each in named if isinstance(each, TextNode)), "")


def _named(plugins: Node | None) -> Iterator[str]:
    for options in _options(plugins):
        for name in _each(options.fields.get("bibliography")):
            if isinstance(name, TextNode) and not name.nothing:
                yield name.text.strip()


def _options(plugins: Node | None) -> Iterator[GroupNode]:
    """What is set for the plugin `evidence`; `plugins` may be a list or a group."""
    for plugin in _each(plugins):
        options = plugin.fields.get("evidence") if isinstance(plugin, GroupNode) else None
        if isinstance(options, GroupNode):
            yield options


def _each(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; one value alone counts as a list of one."""
    if node is None:
        return ()
    return node.items if isinstance(node, ListNode) else (node,)
