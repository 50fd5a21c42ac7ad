"""What every page of a built site promises to a browser, and what it may not hold."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path

from tests.sites.whole import Site

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
"""What a page may load: only what the site itself holds. A relaxed rule is a decision, made here too."""


def directives(policy: str) -> dict[str, str]:
    return {name: value for name, _, value in (each.strip().partition(" ") for each in policy.split(";"))}


def test_every_page_has_one_policy_and_it_comes_before_anything_that_it_governs(site: Site):
    wrong = []
    for path, page in site.pages.items():
        head = [each for each in page.first("head").all()]
        places = [number for number, each in enumerate(head) if each.get("http-equiv") == "Content-Security-Policy"]
        governed = [number for number, each in enumerate(head) if each.tag in ("link", "script", "style", "base")]
        if len(places) != 1 or places[0] > min(governed, default=99):
            wrong.append(path)
        elif directives(head[places[0]].get("content")) != POLICY:
            wrong.append(f"{path}: {head[places[0]].get('content')}")

    assert wrong == []


def test_no_page_holds_script_or_style_that_the_policy_would_stop(site: Site):
    wrong = []
    for path, page in site.pages.items():
        for element in page.all():
            if element.tag in ("style", "base", "iframe", "object", "embed"):
                wrong.append(f"{path}: <{element.tag}>")
            if (
                element.tag == "script"
                and "src" not in element.attributes
                and element.get("type") != "application/ld+json"
            ):
                wrong.append(f"{path}: a script in the page")
            wrong += [f"{path}: {name}" for name in element.attributes if name == "style" or name.startswith("on")]

    assert wrong == []


def test_the_files_for_hosts_ask_for_the_same_policy_and_forbid_frames(site: Site):
    policies = {host: directives(policy) for host, policy in policies_for_hosts(site.folder).items()}

    assert policies == {host: {**POLICY, "frame-ancestors": "'none'"} for host in policies}
    assert list(policies) == ["_headers", ".htaccess", "vercel.json", "staticwebapp.config.json"]


def policies_for_hosts(folder: Path) -> dict[str, str]:
    """The policy that each host's own file asks for."""
    name = "Content-Security-Policy"
    of_netlify = re.search(
        rf"^/\*\n(?:  .*\n)*?  {name}: (.*)$", (folder / "_headers").read_text("utf-8"), re.MULTILINE
    )
    of_apache = re.search(
        rf'^ *Header always set {name} "(.*)"$', (folder / ".htaccess").read_text("utf-8"), re.MULTILINE
    )
    of_vercel = json.loads((folder / "vercel.json").read_text("utf-8"))["headers"]
    of_azure = json.loads((folder / "staticwebapp.config.json").read_text("utf-8"))["globalHeaders"]
    assert of_netlify and of_apache and of_vercel[0]["source"] == "/(.*)"
    return {
        "_headers": of_netlify[1],
        ".htaccess": of_apache[1],
        "vercel.json": next(each["value"] for each in of_vercel[0]["headers"] if each["key"] == name),
        "staticwebapp.config.json": of_azure[name],
    }


def test_the_files_for_hosts_name_the_types_by_which_reference_managers_go(site: Site):
    types = {
        "ris": "application/x-research-info-systems",
        "bib": "application/x-bibtex",
        "json": "application/json",
    }
    of_netlify = re.findall(
        r"^/data/\*\.(\w+)\n  Content-Type: (.*)$", (site.folder / "_headers").read_text("utf-8"), re.MULTILINE
    )
    of_apache = re.findall(r"^ *AddType (\S+) \.(\w+)$", (site.folder / ".htaccess").read_text("utf-8"), re.MULTILINE)
    of_vercel = json.loads((site.folder / "vercel.json").read_text("utf-8"))["headers"][1:]
    of_azure = json.loads((site.folder / "staticwebapp.config.json").read_text("utf-8"))["mimeTypes"]

    assert dict(of_netlify) == types
    assert {ending: kind for kind, ending in of_apache} == types
    assert {each["source"]: each["headers"] for each in of_vercel} == {
        rf"/data/(.*)\.{ending}": [{"key": "Content-Type", "value": kind}] for ending, kind in types.items()
    }
    assert of_azure == {f".{ending}": kind for ending, kind in types.items()}


def test_the_files_for_hosts_lead_from_a_file_that_was_removed_to_the_page_that_has_what_it_said(site: Site):
    of_cloudflare = (site.folder / "_redirects").read_text("utf-8").splitlines()
    of_apache = re.findall("RedirectMatch 302 (.*)", (site.folder / ".htaccess").read_text("utf-8"))
    of_vercel = json.loads((site.folder / "vercel.json").read_text("utf-8"))["redirects"]
    of_azure = json.loads((site.folder / "staticwebapp.config.json").read_text("utf-8"))["routes"]

    assert of_cloudflare == [
        "/data/references/*.bib /library/:splat/ 302",
        "/data/references/*.json /library/:splat/ 302",
        "/data/pages/*.bib /r/:splat/ 302",
        "/data/pages/*.json /r/:splat/ 302",
        "/data/pages/*.ris /r/:splat/ 302",
    ]
    assert of_apache == [
        r"^(.*)/data/references/([^/]+)\.(?:bib|json)$ $1/library/$2/",
        r"^(.*)/data/pages/([^/]+)\.(?:bib|json|ris)$ $1/r/$2/",
    ]
    assert [(each["source"], each["destination"]) for each in of_vercel] == [
        (r"/data/references/(.*)\.(bib|json)", "/library/$1/"),
        (r"/data/pages/(.*)\.(bib|json|ris)", "/r/$1/"),
    ]
    assert [each["route"] for each in of_azure] == ["/data/references/*.{bib,json}", "/data/pages/*.{bib,json,ris}"]


def test_no_rule_of_a_host_takes_the_place_of_a_file_that_is_there(site: Site):
    rules = [line.split()[0] for line in (site.folder / "_redirects").read_text("utf-8").splitlines()]
    names = [f"/{path.relative_to(site.folder).as_posix()}" for path in site.folder.rglob("*") if path.is_file()]

    assert names
    assert [name for name in names if any(fnmatch(name, rule) for rule in rules)] == []


def test_style_sheets_and_scripts_name_no_other_host(site: Site):
    # Names such as that of SVG look like addresses of w3.org, and the search engine completes addresses
    # with example.com to take them apart; nothing is fetched from either.
    named = {
        path.name: found
        for path in site.folder.rglob("*")
        if path.suffix in (".css", ".js")
        and (
            found := re.findall(
                r"(?:https?:)?//(?!www\.w3\.org/|example\.com\$)[a-z0-9.-]+\.[a-z]{2,}|@import", path.read_text("utf-8")
            )
        )
    }

    assert named == {}


def test_metadata_of_a_source_can_be_read_and_cannot_end_its_own_element(site: Site):
    read = 0
    for _, page in site.real_pages():
        for script in page.all("script"):
            if script.get("type") == "application/ld+json":
                text = "".join(str(child) for child in script.children)
                assert json.loads(text)["@context"] == "https://schema.org"
                assert "<" not in text
                read += 1

    assert read >= 8
