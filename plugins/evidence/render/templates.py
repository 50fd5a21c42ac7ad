"""Our templates, one environment for each depth of address, so that pieces are set up once and not on every page."""

import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.lexer import TOKEN_LPAREN, TOKEN_NAME, TOKEN_RPAREN, TOKEN_STRING, Token, TokenStream
from markupsafe import Markup

import evidence.theme
from evidence.disk.kept import code_of, seal, sealed
from evidence.library.recorder import Recorder

THEME = Path(evidence.theme.__file__).parent
"""The look in the package: templates, words, styles, scripts and fonts."""

_COMPILERS = ("render/templates",)
_PACKAGES = ("jinja2", "markupsafe")
_CALL = [TOKEN_NAME, TOKEN_LPAREN, TOKEN_STRING, TOKEN_RPAREN]
Given = Callable[[str], Mapping[str, Any]]
"""Makes what all templates are given that stand at one depth, from the way to the root of the site."""


class FoldedWords(Extension):
    """Puts words of the interface into a template when it is read: `t("menu")` costs nothing then.

    What has values, or is named only when a page is made, is asked for as before; so is a word that is not there, which
    `missing_words` tells.
    """

    words: Mapping[str, str] = {}

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Put a text in the place of each `t` of one string alone."""
        seen: list[Token] = []
        for token in stream:
            seen.append(token)
            if [each.type for each in seen] == _CALL[: len(seen)] and seen[0].value == "t":
                if len(seen) < len(_CALL):
                    continue
                if (text := self.words.get(seen[2].value)) is not None:
                    seen = [Token(token.lineno, TOKEN_STRING, text)]
            yield from seen
            seen = []
        yield from seen


class Compiled(BytecodeCache):
    """Templates as they were compiled, for all environments of one build and, in a file, for the next.

    Code is found by the text of its template and by `made_by`, which names all else that it follows from.
    """

    def __init__(self, file: Path | None = None, made_by: str = "") -> None:
        self._file = file
        self._made_by = f"{made_by} {code_of(_COMPILERS, _PACKAGES)}"
        self._before = _code(file, self._made_by) if file else {}
        self._code = dict(self._before)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if its text is still the same."""
        bucket.code = self._code.get(f"{bucket.key} {bucket.checksum}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code:
            self._code[f"{bucket.key} {bucket.checksum}"] = bucket.code

    @property
    def known(self) -> bool:
        """Whether the same templates and words were looked through before."""
        return bool(self._before)

    def save(self) -> None:
        """Leave what was compiled to the next build."""
        if self._file and self._code.keys() != self._before.keys():
            seal(self._file, self._made_by, marshal.dumps(self._code))


def _code(file: Path, made_by: str) -> dict[str, CodeType]:
    """Take compiled templates out of a file; none where it is not, byte for byte, what this program has written."""
    body = sealed(file, made_by)
    found: dict[str, CodeType] = {} if body is None else marshal.loads(body)
    return found


def environment(
    folders: Iterable[Path], shell: str, words: Mapping[str, str], compiled: Compiled | None = None
) -> Environment:
    """Make an environment of our templates, looked for in each folder in turn; it escapes what a page says.

    `shell` names the folder of `shells/` with the template that every page stands in.
    """
    env = Environment(
        extensions=[type("OurWords", (FoldedWords,), {"words": words})],
        loader=FileSystemLoader(list(folders)),
        autoescape=True,
        auto_reload=False,
        bytecode_cache=compiled,
        cache_size=-1,
        # Lines of template code leave no empty line, thousands of times.
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals["shell"] = f"shells/{shell}/base.html"
    return env


def compile_all(env: Environment) -> None:
    """Compile every template that an environment finds."""
    for name in env.list_templates(["html"]):
        env.get_template(name)


@dataclass(slots=True)
class Templates:
    """Templates for pages at any depth. What is set up for one depth stays for all its pages."""

    make: Callable[[], Environment]
    given: Given
    recorder: Recorder
    """Notes what pages look up."""
    _depths: dict[str, Environment] = field(default_factory=dict)

    def render(self, name: str, base: str, own: Mapping[str, Any]) -> str:
        """Make a page that has `base` before it with what is its own."""
        return self._at(base).get_template(name).render(own)

    def _at(self, base: str) -> Environment:
        if base not in self._depths:
            env = self._depths[base] = self.make()
            env.globals |= {**self.given(base), "kept": _Kept(env, self.recorder)}
        return self._depths[base]


class _Kept:
    """The `kept` of templates: `kept("x.html", tab=tab)` is a part that is the same wherever these words are."""

    def __init__(self, env: Environment, recorder: Recorder) -> None:
        self._env = env
        self._part = recorder.once(self._made)

    def __call__(self, name: str, **own: object) -> Markup:
        return self._part(name, *own.items())

    def _made(self, name: str, *own: tuple[str, object]) -> Markup:
        return Markup(self._env.get_template(name).render(dict(own)))
