"""Tools for those who write lessons: Markdown to notebook and back, tidying.

    author.py from-md draft.md notebooks/05-momentum.ipynb
    author.py to-md   notebooks/05-momentum.ipynb draft.md
    author.py tidy    notebooks/*.ipynb

Needs the standard library only. docs/writing-lessons.md describes the format.
"""

import json
import re
import sys
from pathlib import Path

KERNELSPEC = {"display_name": "Java", "language": "java", "name": "java"}
LANGUAGE = {"file_extension": ".jshell", "mimetype": "text/x-java-source", "name": "Java"}
CELL_ID = re.compile(r"[a-z0-9]{2,8}-\d{3}")
FENCE = re.compile(r"^```java(?:\s+(.*))?$")


def prefix(path):
    """05-momentum.ipynb -> 05: what the ids of its cells begin with."""
    word = re.split(r"[-_.]", Path(path).name)[0].lower()
    return re.sub(r"[^a-z0-9]", "", word)[:8].rjust(2, "0")


def tidy(notebook, name):
    """Returns the notebook as it is committed: no outputs, minimal metadata, stable ids."""
    taken = set()
    for cell in notebook["cells"]:
        if CELL_ID.fullmatch(cell.get("id", "")) and cell["id"] not in taken:
            taken.add(cell["id"])
        else:
            cell["id"] = None
    number = 0
    cells = []
    for cell in notebook["cells"]:
        source = cell["source"]
        source = source if isinstance(source, str) else "".join(source)
        source = "\n".join(line.rstrip() if cell["cell_type"] == "code" else line
                           for line in source.strip("\n").split("\n"))
        while cell["id"] is None:
            number += 1
            fresh = f"{prefix(name)}-{number:03d}"
            if fresh not in taken:
                taken.add(fresh)
                cell["id"] = fresh
        kept = {key: cell["metadata"][key] for key in ("nbgrader", "thalweg")
                if cell.get("metadata", {}).get(key)}
        clean = {"cell_type": cell["cell_type"], "id": cell["id"], "metadata": kept}
        if cell["cell_type"] == "code":
            clean["execution_count"] = None
            clean["outputs"] = []
        lines = source.split("\n")
        clean["source"] = [line + "\n" for line in lines[:-1]] + [lines[-1]]
        cells.append(clean)
    return {"cells": cells,
            "metadata": {"kernelspec": KERNELSPEC, "language_info": LANGUAGE},
            "nbformat": 4, "nbformat_minor": 5}


def dump(notebook):
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def metadata(words, line):
    """thalweg={"exercise": "x"}, or {"thalweg": {"exercise": "x"}}."""
    if not words:
        return {}
    if words.startswith("thalweg="):
        words = '{"thalweg": ' + words[len("thalweg="):] + "}"
    try:
        return json.loads(words)
    except ValueError:
        raise SystemExit(f'line {line}: cannot read the metadata {words!r}; '
                         'write ```java thalweg={"exercise": "name"}')


def from_markdown(text, name):
    """Every ```java fence at the start of a line is a code cell; the prose between, Markdown."""
    lines = text.split("\n")
    if lines and lines[0] == "---":  # a jupytext head
        lines = lines[lines.index("---", 1) + 1:]
    cells, prose, at = [], [], 0

    def flush():
        source = "\n".join(prose).strip("\n")
        prose.clear()
        # two blank lines part two Markdown cells
        for part in re.split(r"\n{3,}", source):
            if part.strip():
                cells.append({"cell_type": "markdown", "metadata": {}, "source": part})

    while at < len(lines):
        fence = FENCE.match(lines[at])
        if fence is None:
            prose.append(lines[at])
            at += 1
            continue
        flush()
        try:
            end = lines.index("```", at + 1)
        except ValueError:
            raise SystemExit(f"line {at + 1}: this ```java has no closing ```")
        cells.append({"cell_type": "code", "metadata": metadata(fence.group(1), at + 1),
                      "source": "\n".join(lines[at + 1:end])})
        at = end + 1
    flush()
    return tidy({"cells": cells}, name)


def to_markdown(notebook):
    parts = []
    for at, cell in enumerate(notebook["cells"]):
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            two = at > 0 and notebook["cells"][at - 1]["cell_type"] == "markdown"
            parts.append(("\n" if two else "") + source)
        else:
            own = cell["metadata"].get("thalweg")
            words = " thalweg=" + json.dumps(own) if own else ""
            parts.append(f"```java{words}\n{source}\n```")
    return "\n\n".join(parts) + "\n"


def main(args):
    if len(args) == 3 and args[0] == "from-md":
        text = Path(args[1]).read_text(encoding="utf-8")
        Path(args[2]).write_text(dump(from_markdown(text, args[2])), encoding="utf-8")
    elif len(args) == 3 and args[0] == "to-md":
        notebook = json.loads(Path(args[1]).read_text(encoding="utf-8"))
        Path(args[2]).write_text(to_markdown(notebook), encoding="utf-8")
    elif len(args) > 1 and args[0] == "tidy":
        for path in map(Path, args[1:]):
            before = path.read_text(encoding="utf-8")
            after = dump(tidy(json.loads(before), path.name))
            if after != before:
                path.write_text(after, encoding="utf-8")
                print("tidied", path)
    else:
        raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
