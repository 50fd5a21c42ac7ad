"""Lists of names made of random words, marks and commands: nothing raises, and what a message mends stays mended."""

import random

import pytest
from evidence.read.bibtex.names.names import read_names

SEEDS = range(60)
PIECES = [
    *r"""
    Smith Jones Ng van der de la y e i and And AND & \& ; , , , . J. JA A.-M. MD PhD Jr III et al others … ... { } {{ }}
    Royal College of Health Foundation World NHS England Dr Prof. Sir (Ed.) (1) 1 ¹ * † 0000-0002-1825-0097 a@b.example
    <x> 王小明 王 小明 García López Kim Jong-un al-Rashid O'Brien Ó bell hooks "x" ' ` $^{1}$ \textsuperscript{2} \'e \ und
    / | + family= given= the for on behalf of The Trust Care Excellence 𝒜 % # _ ~ – -
    """.split(),
    "\u0301", "\u200d", "\n", "\t", "",
]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_any_list_is_read_and_a_mended_one_is_read_as_the_same_without_a_word(seed):
    chance = random.Random(seed)
    for _ in range(40):
        gap = chance.choice([" ", " ", ""])
        written = gap.join(chance.choice(PIECES) for _ in range(chance.randint(0, 12)))
        read = read_names(written)

        assert all(name.family or name.given or name.literal for name in read.names), written
        for mended in {problem.mended for problem in read.problems if problem.mended}:
            again = read_names(mended)
            assert (again.names, again.others, again.problems) == (read.names, read.others, ()), written
