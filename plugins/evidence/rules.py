"""Every rule that the project knows, for `evidence explain` and for the documentation."""

import pkgutil
from importlib import import_module

from evidence import check, folder, read
from evidence.diagnostics import Rule
from evidence.view import citation


def all_rules() -> tuple[Rule, ...]:
    """Gather the rules of the readers, of the folder, of the check and of the citation styles, by code."""
    readers = (
        import_module(f"{read.__name__}.{module.name}") for module in pkgutil.iter_modules(read.__path__)
    )
    found = dict.fromkeys((*folder.RULES, *check.RULES, *citation.RULES))
    for reader in readers:
        found |= dict.fromkeys(getattr(reader, "RULES", ()))
    return tuple(sorted(found, key=lambda rule: rule.code))
