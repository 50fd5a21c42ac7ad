"""How readers reach those who make the site, by what the settings say."""

import pytest
from evidence.disk.stopping import CannotBuild
from evidence.render.reach import Reach, reach


def of(contact: str = "", repo_url: str = "", edit_uri: str = "") -> Reach:
    return reach(repo_url, edit_uri, contact)


def test_without_a_setting_nothing_is_offered():
    assert of() == Reach()
    assert of().edit("about/index.md") == ""


@pytest.mark.parametrize(
    ("repository", "issue", "edit"),
    [
        (
            "https://github.com/a/b",
            "https://github.com/a/b/issues/new",
            "https://github.com/a/b/edit/main/content/x%20y.md",
        ),
        (
            "https://github.com/a/b/",
            "https://github.com/a/b/issues/new",
            "https://github.com/a/b/edit/main/content/x%20y.md",
        ),
        (
            "https://gitlab.example.org/a/b",
            "https://gitlab.example.org/a/b/-/issues/new",
            "https://gitlab.example.org/a/b/-/edit/main/content/x%20y.md",
        ),
        (
            "https://codeberg.org/a/b",
            "https://codeberg.org/a/b/issues/new",
            "https://codeberg.org/a/b/_edit/main/content/x%20y.md",
        ),
        ("https://example.org/a/b", "https://example.org/a/b/issues/new", ""),
    ],
)
def test_a_repository_leads_to_its_forms(repository, issue, edit):
    found = of(repo_url=repository)

    assert (found.issue, found.report, found.edit("x y.md")) == (issue, issue, edit)
    assert found.edit("") == ""


def test_another_branch_can_be_named():
    assert of(repo_url="https://github.com/a/b", edit_uri="blob/dev/content/").edit("x.md") == (
        "https://github.com/a/b/blob/dev/content/x.md"
    )


@pytest.mark.parametrize(
    ("contact", "leads_to"),
    [("editors@example.org", "mailto:editors@example.org"), ("https://example.org/us", "https://example.org/us")],
)
def test_a_contact_is_an_address_of_mail_or_of_a_page(contact, leads_to):
    assert of(contact).report == leads_to


@pytest.mark.parametrize("contact", ["javascript:alert(1)", "ring us", "a@b.org?cc=c@d.org", "http://"])
def test_what_cannot_be_followed_is_refused(contact):
    with pytest.raises(CannotBuild, match="is neither an e-mail address nor the address of a web page"):
        of(contact)


def test_a_repository_that_is_no_web_page_is_refused():
    with pytest.raises(CannotBuild, match="is no address of a web page"):
        of(repo_url="ssh://git@example.org/a/b")
