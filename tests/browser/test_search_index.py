"""The script finds in an index what the build put there: both read one approved file. What fails is told and asked for anew."""

import json

from playwright.sync_api import Page

from tests.browser.serving import Served
from tests.js.search_cases import FILE

ASK = """async ({root, file}) => {
  const {SearchIndex, together} = await import(root + 'assets/js/search-index.js');
  const index = new SearchIndex(file, async (part) => file.parts[part]);
  const places = async (word) => [...await index.word(word)].map(([number, here]) => [number, here.places]);
  const words = {}, keys = {}, phrases = [], beginnings = [];
  for (const word of Object.keys(file.words)) words[word] = await places(word);
  for (const key of Object.keys(file.keys)) keys[key] = (await places(key)).map(([number]) => number);
  for (const [tokens] of file.phrases) {
    const found = together(await Promise.all(tokens.map((token) => index.word(token))));
    phrases.push([tokens, [...found.keys()]]);
  }
  for (const [start] of file.beginnings) beginnings.push([start, (await index.beginningWith(start, 1000)).sort()]);
  return {words, keys, phrases, beginnings, nowhere: await places('nowhere')};
}"""

FAIL = """async ({root, file, broken}) => {
  const {SearchIndex} = await import(root + 'assets/js/search-index.js');
  let fails = true, asked = 0;
  const index = new SearchIndex(file, async (part) => {
    asked += 1;
    if (fails && broken === null) throw new Error('no line');
    return fails ? broken : file.parts[part];
  });
  const attempt = () => index.word('power').then((found) => found.size, () => 'failed');
  const said = [await attempt(), await attempt()];
  fails = false;
  return [...said, await attempt(), await attempt(), asked];
}"""


def contract() -> dict:
    return json.loads(FILE.read_text(encoding="utf-8"))


def test_the_script_finds_each_word_where_the_build_put_it(page: Page, served: Served):
    file = contract()
    page.goto(served.root + "about/")
    got = page.evaluate(ASK, {"root": served.root, "file": file})

    assert got.pop("nowhere") == []
    assert got == {name: file[name] for name in got}


def test_what_fails_is_told_and_never_kept(page: Page, served: Served):
    file = contract()
    whole = next(part for part in file["parts"] if "ower" in part)
    page.goto(served.root + "about/")
    for broken in (None, "", whole[:-2], whole.replace(file["version"], "0123456789"), "<!doctype html>"):
        got = page.evaluate(FAIL, {"root": served.root, "file": file, "broken": broken})

        # One request for each attempt until one is answered, and then no more.
        assert got == ["failed", "failed", 1, 1, 3], broken
