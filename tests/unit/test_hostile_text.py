"""Text from a pull request cannot run, however it is dressed, and is shown as it was written."""

import pytest
from evidence.read.prose import read_prose
from evidence.view.prose import resolve

from tests.safe_html import faults_of

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
    '<div\nonclick="x">\n</div>',
    "<!-- x --> <?php x ?> <![CDATA[x]]> <!DOCTYPE x>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;&#x61;vascript&colon;alert(1))",
    "[x](java&#9;script:alert(1))",
    "[x](java&NewLine;script:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#1;javascript:alert(1))",
    "[x](%6Aavascript:alert(1))",
    "[x](\u2028javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](DATA:image/svg+xml,<svg/onload=alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](file:///etc/passwd)",
    "[x](page:studies/x.md)",
    "[x](//evil.example/x)",
    "[x](\\\\evil.example\\x)",
    "[x](https:\\\\evil.example)",
    "[x](https://good.example@evil.example/)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    "![x](javascript:alert(1))",
    "![x](data:image/png;base64,AAAA)",
    "![x](https://evil.example/x.png)",
    '![x"onerror="alert(1)](a.png "t\\" onerror=\\"alert(1)")',
    '[x](a.md "t\\" onclick=\\"alert(1)")',
    '[x][r] ![x][r]\n\n[r]: javascript:alert(1) "t"',
    "[x](a.md){onclick=x style=x href=javascript:x srcdoc=x .ok #ok}",
    '`x`{onclick="alert(1)"}',
    "{onclick=x style=x .ok}\nText",
    "{#__search .md-overlay .ev-dialog}\nText",
    '## H "><script> {#x"onclick=x}',
    "## <img src=x onerror=alert(1)>",
    '!!! note" onclick="x "T<script>"\n    x',
    '!!! onclick="x"\n    x',
    '```html" onclick="x\n<script>\n```',
    "| a<script> |\n|-|\n| [x](javascript:a) |",
    "Term <script>\n: Def <script>",
    "Text[^n].\n\n[^n]: <script>x</script> [x](javascript:x)",
    'Text[^"><script>].\n\n[^"><script>]: x',
    '[@"><script>alert(1)</script>]',
    '[@{"><img src=x onerror=alert(1)>}#x]',
    '[@{a" onclick="x}, <b>p. 3</b>; see "quotes" & <i> @k]',
    "@{x'\"<>&} [<script>]",
    "[@{</span><script>}]",
    '{{fact:x"><script>}} {{fact:<script>}}',
    "{{ config.x }} {% raw %} {# x #}",
    '[x](cite:a"onclick=x) [x](term:a/b"x) [x](a.md#"><script>)',
    '<a href="page:x.md">x</a> href="page:x.md" <span data-fact="a/b"></span>',
    '`<span class="ev-citation" data-citation="[]">x</span>`',
    "\x00<script\x00>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_out_harmless(text):
    prose, _ = read_prose("content/a.md", "a.md", text)
    html = "\n".join(section.html for section in prose.sections)

    assert faults_of(html) == []


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_put_into_it_later_stays_harmless_too(text):
    class Hostile:
        text = narrative = authors = year = "<script>\"&'</script>"

    prose, _ = read_prose("content/a.md", "a.md", text)
    for section in prose.sections:
        shown = resolve(
            section.html,
            address=lambda target: f'{target.partition(":")[2]}"><script>',
            label=lambda name, finding: Hostile(),
            fact=lambda name: '"><script>',
            base="https://example.org/",
        )
        assert faults_of(shown) == []


def test_html_is_shown_as_it_was_written():
    prose, _ = read_prose("a.md", "a.md", "Mind <b onclick=x>this</b> & that.")

    assert prose.sections[0].html == "<p>Mind &lt;b onclick=x&gt;this&lt;/b&gt; &amp; that.</p>"
    assert prose.text == "Mind <b onclick=x>this</b> & that."
