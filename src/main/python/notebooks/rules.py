"""What every lesson keeps, as docs/writing-lessons.md describes it, and every problem set.

    python3 rules.py notebooks/05-momentum.ipynb notebooks/assignments/ps1.ipynb …

prints what a notebook breaks. `of_source` reads a lesson as committed, `of_assignment` a problem set, `of_outputs` an
executed one of either; all return complaints in plain words, an empty list when all is well. Standard library only.
"""

import base64
import json
import re
import struct
import sys
import zlib
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import author

SECTIONS = ["Where we left off", "The idea", "The mathematics", "From scratch", "With the library", "Same numbers",
            "Experiments", "When it fails", "Mistakes and what they look like", "Summary", "Exercises", "Recall",
            "Open project", "References"]
# Lesson 00 starts from nothing: there is no last lesson, no derivation and no library yet.
FIRST_SECTIONS = ["The idea", "From scratch", "Experiments", "Mistakes and what they look like", "Summary",
                  "Exercises", "Recall", "References"]
LINES, COLUMNS, EXERCISES, RECALL, ALT = 15, 78, 3, 5, 40

HEADING = re.compile(r"^##\s+(.+?)\s*$", re.MULTILINE)
MAGIC = re.compile(r"(?:^|=)[^\S\n]*(%{1,2}\w+)", re.MULTILINE)  # as the kernels look for them
TYPE = re.compile(r"^(?:(?:public|private|protected|static|final|abstract|sealed)\s+)*"
                  r"(?:class|record|interface|enum|@interface)\s+(\w+)", re.MULTILINE)
METHOD = re.compile(r"^(?!return\b|new\b|throw\b|else\b)(?:[\w.<>\[\],?]+\s+)+(\w+)\s*\(([^()]*)\)\s*"
                    r"(?:throws\s+[\w.,\s]+)?\{", re.MULTILINE)
VARIABLE = re.compile(r"^(?!import\b|throw\b|return\b|package\b)[A-Za-z_][\w.<>\[\], ]*\s+\w+\s*(?:=[^=]|;)",
                      re.MULTILINE)
FORBIDDEN = [
    (r"\bSystem\.err\b|\bprintStackTrace\s*\(", "writes to standard error"),
    (r"https?://|\bjava\.net\b|\bnew URL\(|\bHttpClient\b", "downloads something"),
    (r"\bSystem\.exit\b", "ends the kernel"),
    (r"\bnew (?:Random|SplittableRandom)\(\s*\)|\bMath\.random\b|\bThreadLocalRandom\b", "draws without a seed"),
    (r"^\s*assert\b", "uses assert, which is off in a notebook: throw an AssertionError"),
]
JUNK = re.compile(r"REPL\.\$JShell|\$Lambda|@[0-9a-f]{5,8}\b")


def source(cell):
    return cell["source"] if isinstance(cell["source"], str) else "".join(cell["source"])


def without_texts(code):
    """The code with the insides of strings and comments blanked, so that words in them do not count."""
    def blank(match):
        token = match.group()
        return re.sub(r"[^\n]", " ", token) if token.startswith("/") else '"' + " " * (len(token) - 2) + '"'
    return re.sub(r'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"|//[^\n]*|/\*[\s\S]*?\*/', blank, code)


def of_source(notebook, name, text=None):
    """name: "05-momentum". text: the file itself, when its form is to be checked too."""
    cells = notebook["cells"]
    code = [(at, cell) for at, cell in enumerate(cells) if cell["cell_type"] == "code"]
    bad = []
    bad += _form(notebook, name, text)
    bad += _head(cells, name)
    bad += _sections(cells, name)
    bad += _code(code)
    bad += _setup(code)
    bad += _definitions(code)
    bad += _exercises(cells, {"exercise", "check", "prerequisite"})
    bad += _folds(cells)
    if not any(".decide(" in source(cell) for _, cell in code):
        bad.append("no prediction: no cell calls .decide(")
    for at, cell in code:
        if re.match(r"\s*Prediction\b", source(cell)) and '("?"' not in source(cell):
            bad.append(f'cell {at}: a prediction ships uncommitted, with "?" as the pick')
    return bad


def of_assignment(notebook, name, text=None):
    """name: "ps1". text: the file itself, when its form is to be checked too."""
    cells = notebook["cells"]
    code = [(at, cell) for at, cell in enumerate(cells) if cell["cell_type"] == "code"]
    bad = []
    bad += _form(notebook, name, text)
    if not re.match(rf"# Problem set {name[2:]} · ", source(cells[0])):
        bad.append(f"the first cell must begin with '# Problem set {name[2:]} · '")
    bad += _box(source(cells[0]), ("Needs", "Points", "Time", "Graded"))
    bad += _code(code)
    bad += _setup(code)
    bad += _definitions(code)
    bad += _exercises(cells, {"exercise", "check", "manual", "seat"})
    bad += _folds(cells)
    return bad


def _form(notebook, name, text):
    bad = []
    if notebook.get("metadata", {}).get("kernelspec", {}).get("name") != "java":
        bad.append("the kernelspec must be java")
    ids = [cell.get("id") for cell in notebook["cells"]]
    if len(set(ids)) != len(ids) or not all(ids):
        bad.append("cell ids must be there and unique: run author.py tidy")
    for at, cell in enumerate(notebook["cells"]):
        if cell.get("outputs") or cell.get("execution_count") is not None:
            bad.append(f"cell {at}: has outputs: run author.py tidy")
        extra = set(cell.get("metadata", {})) - {"thalweg", "nbgrader"}
        if extra:
            bad.append(f"cell {at}: metadata that is not ours, {sorted(extra)}: run author.py tidy")
    if text is not None and text != author.dump(author.tidy(json.loads(text), name)):
        bad.append("the file is not in its committed form: run author.py tidy")
    return bad


def _head(cells, name):
    first = cells[0]
    words = source(first)
    bad = []
    if first["cell_type"] != "markdown" or not re.match(rf"# {name[:2]}\b", words):
        return [f"the first cell must be Markdown and begin with '# {name[:2]} '"]
    plain = [line for line in words.split("\n")[1:] if line.strip() and not line.startswith((">", "#"))]
    if not plain:
        bad.append("the first cell has no promise below the title")
    return bad + _box(words, ("Needs", "Gives", "Time", "Skip"))


def _box(words, wanted):
    return [f"the head box has no line '> - **{word}** …'" for word in wanted
            if not re.search(rf"^>.*\*\*{word}\b", words, re.MULTILINE)]


def _folds(cells):
    bad = []
    for at, cell in enumerate(cells):
        if cell["cell_type"] == "markdown":
            if len(re.findall(r"<details", source(cell))) != len(re.findall(r"</details>", source(cell))):
                bad.append(f"cell {at}: <details> and </details> do not match")
            if re.search(r"</summary>[^\S\n]*\n(?!\s*\n)", source(cell)):
                bad.append(f"cell {at}: a blank line must follow </summary>, or Markdown below it is not rendered")
    return bad


def _sections(cells, name):
    found = [title for cell in cells if cell["cell_type"] == "markdown"
             for title in HEADING.findall(re.sub(r"^(```|~~~)[\s\S]*?^\1", "", source(cell), flags=re.MULTILINE))]
    wanted = FIRST_SECTIONS if name.startswith("00") else SECTIONS
    bad = [f"the section '{title}' is missing" for title in wanted if title not in found]
    order = [title for title in found if title in wanted]
    if not bad and order != wanted:
        bad.append(f"the sections must stand once each and in order, found {order}")
    prose = False
    parts = {}
    title = ""
    for at, cell in enumerate(cells):
        if cell["cell_type"] == "markdown":
            before, *rest = re.split(r"^##\s+(.+?)\s*$", source(cell), flags=re.MULTILINE)
            parts[title] = parts.get(title, "") + before
            for title, text in zip(rest[::2], rest[1::2]):
                parts[title] = parts.get(title, "") + text
            below = re.sub(r"^#.*$", "", rest[-1] if rest else before, flags=re.MULTILINE)
            prose = bool(below.strip()) or (prose and not rest)
        elif not prose:
            bad.append(f"cell {at}: no prose stands before this code in its section")
    if parts.get("Recall", "").count("<details") < RECALL:
        bad.append(f"Recall needs {RECALL} questions that unfold")
    if not re.search(r"<details><summary>\s*Hint", parts.get("Exercises", "")):
        bad.append("the exercises have no hint: <details><summary>Hint …")
    return bad


def _code(code):
    bad = []
    for at, cell in code:
        lines = source(cell).split("\n")
        if len(lines) > LINES:
            bad.append(f"cell {at}: {len(lines)} lines, at most {LINES}")
        for number, line in enumerate(lines, 1):
            if len(line) > COLUMNS:
                bad.append(f"cell {at}, line {number}: {len(line)} columns, at most {COLUMNS}")
        if not source(cell).strip():
            bad.append(f"cell {at}: is empty")
        plain = without_texts(source(cell))
        if re.search(r"^(?:final\s+)?var\s", plain, re.MULTILINE):
            bad.append(f"cell {at}: a top-level var; write the type")
        for pattern, what in FORBIDDEN:
            # a link may stand in a text, but code has no business with one either
            if re.search(pattern, source(cell) if "http" in pattern else plain, re.MULTILINE):
                bad.append(f"cell {at}: {what}")
        for before, line in zip(lines, lines[1:]):
            if line.lstrip().startswith("import ") and re.search(r"//|\*/\s*$", before):
                bad.append(f"cell {at}: a comment stands directly before an import, which clears variables")
    return bad


def _setup(code):
    bad = []
    for number, (at, cell) in enumerate(code):
        plain = without_texts(source(cell))
        for magic in MAGIC.findall(plain):
            if number > 0 or magic != "%classpath":
                bad.append(f"cell {at}: the magic {magic}; only %classpath, only in the first code cell")
        if number > 0 and re.search(r"^\s*import\s.*\*\s*;", plain, re.MULTILINE):
            bad.append(f"cell {at}: a star import after the first code cell clears variables")
    if not code:
        return ["there is no code"]
    at, first = code[0]
    if not re.search(r"^%classpath \S*target/lib/\*\.jar", source(first), re.MULTILINE):
        bad.append(f"cell {at}: the first code cell must load target/lib/*.jar by %classpath")
    if "This lesson needs the library: " not in source(first):
        bad.append(f"cell {at}: the first code cell must say what to do when target/lib is missing")
    if "Notebook.init();" not in source(first):
        bad.append(f"cell {at}: the first code cell must call Notebook.init();")
    if VARIABLE.search(without_texts(source(first))):
        bad.append(f"cell {at}: no variable in the first code cell")
    if re.search(r"//|/\*", re.sub(r'"(?:\\.|[^"\\\n])*"', '""', source(first)).replace("/lib/*.jar", "")):
        bad.append(f"cell {at}: no comment in the first code cell")
    return bad


def _definitions(code):
    bad, seen = [], {}
    for at, cell in code:
        plain = without_texts(source(cell))
        names = ["type " + word for word in TYPE.findall(plain)]
        for word, parameters in METHOD.findall(plain):
            types = [re.sub(r"\s+\w+$", "", one.strip()) for one in parameters.split(",") if one.strip()]
            if word not in ("if", "for", "while", "switch", "catch", "synchronized"):
                names.append(f"method {word}({', '.join(types)})")
        for word in names:
            if word in seen:
                bad.append(f"cell {at}: {word} is defined again, first in cell {seen[word]}")
            seen.setdefault(word, at)
    return bad


def _exercises(cells, known):
    bad, ids = [], []
    for at, cell in enumerate(cells):
        own = cell.get("metadata", {}).get("thalweg", {})
        unknown = set(own) - known
        if unknown:
            *some, last = sorted(known)
            bad.append(f"cell {at}: metadata thalweg knows {', '.join(some)} and {last}, not {sorted(unknown)}")
        if "exercise" in own:
            ids.append(own["exercise"])
            after = cells[at + 1].get("metadata", {}).get("thalweg", {}) if at + 1 < len(cells) else {}
            if after.get("check") != own["exercise"]:
                bad.append(f"cell {at}: the cell after exercise {own['exercise']} must be its check")
        if "check" in own and own["check"] not in ids:
            bad.append(f"cell {at}: check {own['check']} has no exercise before it")
    if len(set(ids)) != len(ids):
        bad.append("two exercises have the same id")
    if len(ids) < EXERCISES:
        bad.append(f"{len(ids)} exercises, at least {EXERCISES}")
    return bad


class _Figures(HTMLParser):
    """Collects the images of an output and whether each figure has a caption."""

    def __init__(self, html):
        super().__init__()
        self.images, self.captions, self.figures, self._caption = [], [], 0, None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        if tag == "figure":
            self.figures += 1
        elif tag == "img":
            self.images.append(dict(attributes))
        elif tag == "figcaption":
            self._caption = ""

    def handle_data(self, data):
        if self._caption is not None:
            self._caption += data

    def handle_endtag(self, tag):
        if tag == "figcaption":
            self.captions.append(self._caption.strip())
            self._caption = None


def of_outputs(notebook, figures=1):
    """figures: how many there must be at least."""
    bad, count = [], 0
    for at, cell in enumerate(notebook["cells"]):
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            shown = "".join(output.get("text", "")) + "".join(data.get("text/plain", ""))
            html = "".join(data.get("text/html", ""))
            visible = re.sub(r"data:[^\"']*", "", html)
            if output.get("output_type") == "error":
                bad.append(f"cell {at}: ends in an error")
            for text in (shown, visible):
                junk = JUNK.search(text)
                if junk:
                    bad.append(f"cell {at}: shows {junk.group()!r}: end the cell with something worth seeing")
            if any(kind.startswith("image/") for kind in data):
                bad.append(f"cell {at}: an image without alt text; show a Figure")
            if "<figure" not in html and "<img" not in html:
                continue
            page = _Figures(html)
            count += page.figures
            if len([words for words in page.captions if words]) < page.figures:
                bad.append(f"cell {at}: a figure has no caption")
            for image in page.images:
                alt = (image.get("alt") or "").strip()
                if len(alt) < ALT:
                    bad.append(f"cell {at}: alt text of {len(alt)} characters, at least {ALT}: {alt!r}")
                link = image.get("src") or ""
                if link.startswith("data:image/png;base64,"):
                    if blank(base64.b64decode(link.split(",", 1)[1])):
                        bad.append(f"cell {at}: a figure is blank")
                elif not link.startswith("data:"):
                    bad.append(f"cell {at}: an image that is not in the notebook: {link[:60]}")
    if count < figures:
        bad.append(f"{count} figures, at least {figures}")
    return bad


def blank(png):
    """Whether a PNG shows nothing: hardly any row differs from the others."""
    at, packed, width, height, depth, kind = 8, b"", 0, 0, 8, 0
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at:at + 8])
        body = png[at + 8:at + 8 + length]
        if name == b"IHDR":
            width, height, depth, kind = struct.unpack(">IIBB", body[:10])
        elif name == b"IDAT":
            packed += body
        at += 12 + length
    raw = zlib.decompress(packed)
    row = 1 + (width * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[kind] + 7) // 8
    # rows are compared as filtered: equal rows of an empty picture stay equal, whatever the filter
    rows = {raw[i * row:(i + 1) * row] for i in range(height)}
    return len(rows) < max(8, height // 50)


def main(paths):
    complaints = 0
    for path in map(Path, paths):
        text = path.read_text(encoding="utf-8")
        rules = of_assignment if path.parent.name == "assignments" else of_source
        for words in rules(json.loads(text), path.stem, text):
            print(f"{path.stem}: {words}")
            complaints += 1
    return 1 if complaints else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
