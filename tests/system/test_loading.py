"""What a command loads into memory, seen in an interpreter of its own."""

import subprocess
import sys

from tests.unit.test_architecture import EDGE_ONLY


def test_the_command_line_loads_neither_the_site_generator_nor_its_templates() -> None:
    code = (
        "import sys, evidence.cli, evidence.rules; evidence.rules.all_rules();"
        "print(sorted({name.split('.')[0] for name in sys.modules} & set(sys.argv[1:])))"
    )
    ran = subprocess.run([sys.executable, "-c", code, *sorted(EDGE_ONLY)], capture_output=True, text=True, check=True)

    assert ran.stdout == "[]\n"
