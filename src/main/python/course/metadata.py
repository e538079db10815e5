"""Holds notebooks against nbgrader's own rules; a program that release and validate start in .venv.

    python -m course.metadata < {"name": notebook, ...}

prints one line of JSON: the sentences about what nbgrader would not take; [] if it takes all.
"""

import json
import sys

# jsonschema would load this, in two seconds, for a check that notebooks have no use for.
sys.modules["rfc3987_syntax"] = None

import nbformat
from nbgrader.nbgraderformat import reads
from nbgrader.utils import compute_checksum


def complaints(name: str, notebook: dict) -> list[str]:
    """Returns what is wrong with one notebook."""
    text = json.dumps(notebook)
    try:
        nbformat.validate(nbformat.reads(text, as_version=4))
        book = reads(text, as_version=4)
    except Exception as error:  # nbformat, jsonschema and nbgrader each have their own
        return [f"{name}: {str(error).strip().splitlines()[0]}"]
    said = []
    for cell in book.cells:
        mark = cell.metadata.get("nbgrader")
        if mark and mark.get("checksum") != compute_checksum(cell):
            said.append(f"{name}: the checksum of {mark['grade_id']} is not nbgrader's.")
    return said


if __name__ == "__main__":
    books = json.load(sys.stdin)
    print(json.dumps([words for name, book in books.items() for words in complaints(name, book)]))
