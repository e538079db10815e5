"""Writes the golden values of the methods and schedules: src/test/resources/golden/*.csv.

    python make_golden.py            writes the files
    python make_golden.py DIRECTORY  writes them there

Each family is a module beside this one, with what it makes from what. Ran with Python 3.11.7 and
the packages of requirements.txt, everything in float64 on the CPU.
"""

import sys
from pathlib import Path

import common  # first: it says which backend Keras runs on

import adaptive
import around
import free
import kfac
import layerwise
import momentum
import schedules
import second_order
import squares
import wrappers

FAMILIES = (
    momentum,
    adaptive,
    layerwise,
    free,
    around,
    second_order,
    squares,
    kfac,
    schedules,
    wrappers,
)


def main(to):
    for family in FAMILIES:
        for name, (head, rows) in family.FILES.items():
            common.write(to / name, head, rows())


if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else here.parents[1] / "resources" / "golden")
