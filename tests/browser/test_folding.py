"""The script folds a query as the build folded the index: both read one approved file."""

import json

from playwright.sync_api import Page

from tests.browser.serving import Served
from tests.js.folding_cases import FILE

FOLD = """async ({root, contract}) => {
  const {Folding} = await import(root + 'assets/js/fold.js');
  const folding = new Folding(contract.table, contract.joined);
  return {
    folded: contract.folded.map(([text]) => [text, folding.folded(text)]),
    numbers: contract.numbers.map(([text]) => [text, folding.identifier(text)]),
  };
}"""


def test_the_script_and_the_build_fold_alike(page: Page, served: Served):
    contract = json.loads(FILE.read_text(encoding="utf-8"))
    page.goto(served.root + "about/")
    got = page.evaluate(FOLD, {"root": served.root, "contract": contract})

    assert got == {"folded": contract["folded"], "numbers": contract["numbers"]}
