"""The sites that are looked at as a whole."""

import pytest

from tests.sites.building import Built
from tests.sites.whole import Site, read_site


@pytest.fixture(scope="session", params=["the real site", "the library of oddities"])
def site(request: pytest.FixtureRequest) -> Site:
    """Each site in turn."""
    if request.param == "the real site":
        return read_site(request.getfixturevalue("site_dir"), "/")
    built: Built = request.getfixturevalue("oddities")
    return read_site(built.site, "/library/")
