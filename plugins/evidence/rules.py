"""Every rule that the project knows, for `evidence explain` and for the documentation."""

import pkgutil
from importlib import import_module

from evidence import check, read
from evidence.cite import formatted
from evidence.diagnostics import Rule
from evidence.disk import reading


def all_rules() -> tuple[Rule, ...]:
    """Gather the rules of the readers, of the folder, of the check and of the citation styles, by code."""
    readers = (import_module(module.name) for module in pkgutil.walk_packages(read.__path__, f"{read.__name__}."))
    found = dict.fromkeys((*reading.RULES, *check.RULES, *formatted.RULES))
    for reader in readers:
        found |= dict.fromkeys(getattr(reader, "RULES", ()))
    return tuple(sorted(found, key=lambda rule: rule.code))
