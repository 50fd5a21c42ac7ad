"""What LaTeX commands stand for."""

ACCENTS = {
    '"': "\u0308",
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
    "G": "\u030f",
    "U": "\u030e",
    "f": "\u0311",
    "h": "\u0309",
    "hat": "\u0302",
    "bar": "\u0304",
    "dot": "\u0307",
    "ddot": "\u0308",
    "tilde": "\u0303",
    "acute": "\u0301",
    "grave": "\u0300",
    "breve": "\u0306",
    "check": "\u030c",
    "vec": "\u20d7",
    "textcommabelow": "\u0326",
}
"""Commands whose argument carries a mark, to the combining character."""

SIGNS = {
    "%": "%", "&": "&", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
    " ": " ", "\n": " ", "\t": " ", "\\": " ", ",": "\u00a0", ";": "\u00a0", ":": "\u00a0",
    "!": "", "/": "", "-": "", "@": "", "*": "", "|": "‖", ")": "", "(": "", "[": "", "]": "",
    "+": "", ">": "", "<": "",
}  # fmt: skip
"""A backslash before one sign."""

SYMBOLS = {
    "i": "ı", "j": "ȷ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "SS": "ẞ",
    "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "th": "þ", "TH": "Þ",
    "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "ij": "ĳ", "IJ": "Ĳ",
    "imath": "ı", "jmath": "ȷ", "textbackslash": "\\", "backslash": "\\",
    "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotedbl": '"', "quotesinglbase": "‚",
    "textquotesingle": "'", "quotedblbase": "„", "guillemotleft": "«", "guillemotright": "»",
    "guillemetleft": "«", "guillemetright": "»", "guilsinglleft": "‹", "guilsinglright": "›",
    "lq": "‘", "rq": "’", "glqq": "„", "grqq": "“", "flqq": "«", "frqq": "»",
    "textellipsis": "…", "ldots": "…", "dots": "…", "cdots": "⋯", "slash": "/",
    "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textunderscore": "_",
    "textbar": "|", "textless": "<", "textgreater": ">", "textbraceleft": "{", "lbrace": "{",
    "textbraceright": "}", "rbrace": "}", "textdollar": "$", "textpercent": "%", "textnumero": "№",
    "textexclamdown": "¡", "textquestiondown": "¿", "textsection": "§", "S": "§", "P": "¶",
    "textparagraph": "¶", "textdagger": "†", "dag": "†", "textdaggerdbl": "‡", "ddag": "‡",
    "textbullet": "•", "bullet": "•", "textperiodcentered": "·", "cdot": "·", "textdegree": "°",
    "degree": "°", "textregistered": "®", "textcopyright": "©", "copyright": "©", "circledR": "®",
    "texttrademark": "™", "textordfeminine": "ª", "textordmasculine": "º", "textmu": "µ",
    "texteuro": "€", "euro": "€", "EUR": "€", "textsterling": "£", "pounds": "£", "textyen": "¥",
    "textcent": "¢", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textpm": "±",
    "texttimes": "×", "textdiv": "÷", "textminus": "−", "textrightarrow": "→",
    "textleftarrow": "←", "textvisiblespace": "␣", "textasteriskcentered": "∗", "textdblhyphen": "⹀",
    "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "nobreakspace": "\u00a0",
    "quad": " ", "qquad": " ", "space": " ", "newline": " ", "linebreak": " ", "par": " ",
    "thinspace": "\u00a0", "enspace": " ", "hfill": " ", "nobreakdash": "", "allowbreak": "",
    "hyphen": "-", "textnonbreakinghyphen": "‑", "cprime": "ʹ", "cdprime": "ʺ",
    "bibrangedash": "–", "bibrangessep": ", ",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "varpi": "ϖ", "rho": "ρ",
    "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "ϕ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω",
    "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆", "circ": "°",
    "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠",
    "ne": "≠", "ll": "≪", "gg": "≫", "lt": "<", "gt": ">", "approx": "≈", "sim": "∼",
    "simeq": "≃", "cong": "≅", "equiv": "≡", "propto": "∝", "infty": "∞", "partial": "∂",
    "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "surd": "√", "forall": "∀",
    "exists": "∃", "in": "∈", "notin": "∉", "subset": "⊂", "subseteq": "⊆", "supset": "⊃",
    "cup": "∪", "cap": "∩", "emptyset": "∅", "wedge": "∧", "vee": "∨", "neg": "¬", "oplus": "⊕",
    "otimes": "⊗", "rightarrow": "→", "to": "→", "leftarrow": "←", "gets": "←",
    "leftrightarrow": "↔", "Rightarrow": "⇒", "Leftarrow": "⇐", "Leftrightarrow": "⇔",
    "uparrow": "↑", "downarrow": "↓", "longrightarrow": "⟶", "mapsto": "↦", "prime": "′",
    "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "angle": "∠", "perp": "⊥",
    "parallel": "∥", "mid": "|", "vert": "|", "Vert": "‖", "langle": "⟨", "rangle": "⟩",
    "lfloor": "⌊", "rfloor": "⌋", "lceil": "⌈", "rceil": "⌉", "checkmark": "✓", "dagger": "†",
    "ddagger": "‡", "log": "log", "ln": "ln", "exp": "exp", "sin": "sin", "cos": "cos",
    "min": "min", "max": "max",
}  # fmt: skip
"""Commands that stand for characters."""

ITALIC = ("<i>", "</i>")
BOLD = ("<b>", "</b>")
SMALL_CAPS = ('<span style="font-variant:small-caps;">', "</span>")
RAISED = ("<sup>", "</sup>")
LOWERED = ("<sub>", "</sub>")
NO_CASE = ('<span class="nocase">', "</span>")
PLAIN = ("", "")

STYLED = {
    "textit": ITALIC, "emph": ITALIC, "textsl": ITALIC, "mkbibemph": ITALIC,
    "mkbibitalic": ITALIC, "textbf": BOLD, "mkbibbold": BOLD, "strong": BOLD,
    "mathbf": BOLD, "mathit": ITALIC,
    "textsc": SMALL_CAPS, "textsuperscript": RAISED, "mkbibsuperscript": RAISED,
    "textsubscript": LOWERED, "mkbibsubscript": LOWERED, "textsuper": RAISED, "textsub": LOWERED,
    "sp": RAISED, "sb": LOWERED,
}  # fmt: skip
"""Commands whose argument is set in another style."""

SWITCHES = {
    "it": ITALIC, "em": ITALIC, "sl": ITALIC, "itshape": ITALIC, "slshape": ITALIC,
    "bf": BOLD, "bfseries": BOLD, "sc": SMALL_CAPS, "scshape": SMALL_CAPS,
    "rm": PLAIN, "tt": PLAIN, "sf": PLAIN, "upshape": PLAIN, "normalfont": PLAIN,
    "rmfamily": PLAIN, "sffamily": PLAIN, "ttfamily": PLAIN, "mdseries": PLAIN, "small": PLAIN,
    "relax": PLAIN, "protect": PLAIN, "noindent": PLAIN, "left": PLAIN, "right": PLAIN,
    "limits": PLAIN, "displaystyle": PLAIN, "textstyle": PLAIN, "xspace": PLAIN,
    "selectfont": PLAIN, "footnotesize": PLAIN, "large": PLAIN, "Large": PLAIN,
    "unskip": PLAIN, "ignorespaces": PLAIN, "leavevmode": PLAIN, "null": PLAIN, "big": PLAIN,
}  # fmt: skip
"""Commands that hold to the end of their group."""

QUOTED = frozenset({"enquote", "mkbibquote", "textquote"})
KEPT = frozenset(
    """
    text textrm textsf texttt textup textnormal textmd mbox hbox fbox mathrm mathsf mathtt mathcal
    mathbb mathnormal operatorname boldsymbol underline uline ul url nolinkurl path
    mkbibparens mkbibbrackets mkbibacro acro nocase NoCaseChange MakeUppercase MakeLowercase
    uppercase lowercase MakeSentenceCase titlecase ensuremath foreignlanguage
    href textcolor lowercaseabbreviation autocap bibstring sout textlf textin texteuroscript
    """.split()
)
"""Commands that change nothing a reader would notice here; the argument stays."""
MATHS = frozenset({"ensuremath"})
DROPPED = {
    "footnote": 1, "thanks": 1, "hspace": 1, "vspace": 1, "label": 1, "noopsort": 1, "nocite": 1,
    "phantom": 1, "hphantom": 1, "vphantom": 1, "color": 1, "href": 1, "textcolor": 1,
    "foreignlanguage": 1, "selectlanguage": 1, "fontsize": 2, "input": 1, "include": 1,
    "SortNoop": 1, "sortnoop": 1, "footnotemark": 0,
}  # fmt: skip
"""Commands whose first arguments are not text, and how many."""

HTML = {
    "i": ITALIC, "em": ITALIC, "italic": ITALIC, "b": BOLD, "strong": BOLD, "bold": BOLD,
    "sup": RAISED, "sub": LOWERED, "inf": LOWERED, "scp": SMALL_CAPS, "sc": SMALL_CAPS, "cite": ITALIC, "var": ITALIC,
    "emphasis": ITALIC, "emph": ITALIC, "it": ITALIC, "ital": ITALIC, "bf": BOLD,
    "superscript": RAISED, "subscript": LOWERED,
    **dict.fromkeys(
        """
        html body p br span div u tt font title sec underline a small big hr wbr nobr center h1 h2 h3 h4 h5 h6
        li ul ol dl dt dd q code kbd samp mark abbr acronym ins del s strike pre blockquote
        named-content styled-content monospace roman sans-serif overline xref ext-link uri break inline-formula
        disp-formula tex-math alternatives inline-graphic private-char glyph-data chem-struct list-item
        math mi mn mo ms mtext mspace mrow msub msup msubsup mfrac msqrt mroot mover munder munderover mstyle mtable
        mtr mtd mfenced menclose mpadded mphantom semantics annotation annotation-xml mmultiscripts mprescripts maction
        """.split(),
        PLAIN,
    ),
}  # fmt: skip
"""Tags that exporters and publishers leave in titles; any other tag is text."""

PREFIXES = frozenset("jats mml m ce sb html xhtml ja".split())
"""Prefixes of such tags."""
NOT_SHOWN = frozenset({"annotation", "annotation-xml"})
"""Tags that hold the same once more for programs."""
ALONE = frozenset("p br hr wbr div span font sec a title break li h1 h2 h3 h4 h5 h6 xref math mrow".split())
"""Tags that are left out even where nothing closes them."""
SPACED = frozenset("p br hr div li break h1 h2 h3 h4 h5 h6".split())
"""Tags that part words."""

RAISED_DIGITS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
LOWERED_DIGITS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
