"""The HTML page of an executed notebook, complete in one file: it can be read without a network."""

import re

import nbformat
from latex2mathml.converter import convert
from nbconvert import HTMLExporter

# Code first: a dollar sign in code is a dollar sign.
_MATH = re.compile(
    r"(?P<code>^(?P<fence>```|~~~).*?^(?P=fence)|`[^`\n]+`)"
    r"|\$\$(?P<display>.+?)\$\$"
    r"|\$(?P<inline>[^\s$](?:[^$]*[^\s$])?)\$",
    re.DOTALL | re.MULTILINE,
)
_FROM_OUTSIDE = re.compile(r"<script\b[^>]*\bsrc=\"https?://[^>]*>\s*</script>")


def page(book: nbformat.NotebookNode, title: str) -> str:
    """Returns the page of a notebook; the notebook itself is left as it is."""
    book = nbformat.from_dict(book)
    for cell in book.cells:
        if cell.cell_type == "markdown":
            cell.source = with_mathml(cell.source)
    text, _ = HTMLExporter().from_notebook_node(book, resources={"metadata": {"name": title}})
    return _FROM_OUTSIDE.sub("", text)


def with_mathml(markdown: str) -> str:
    """Turns formulas into MathML, which browsers draw by themselves."""
    return _MATH.sub(_mathml, markdown)


def _mathml(match: re.Match) -> str:
    if match["code"]:
        return match["code"]
    display = match["display"] is not None
    latex = " ".join((match["display"] if display else match["inline"]).split())
    mathml = convert(latex, display="block" if display else "inline")
    # On one line, and without signs that Markdown would read: it is HTML inside Markdown.
    mathml = mathml.replace("\n", "").replace("*", "&#42;").replace("_", "&#95;")
    return mathml.replace("<math ", f'<math alttext="{_escaped(latex)}" ', 1)


def _escaped(latex: str) -> str:
    return "".join(c if c.isalnum() or c in " +-=/(){}.,|" else f"&#{ord(c)};" for c in latex)
