"""The pages of `course run`: complete in one file, formulas included."""

import nbformat
import pytest

from course import pages
from course.project import NOTEBOOKS


def formulas(markdown):
    return [m for m in pages._MATH.finditer(markdown) if not m["code"]]


def test_formulas_become_mathml():
    text = pages.with_mathml("With $x_1^*$ and\n\n$$\\frac{1}{\\sqrt\\kappa}$$\n\nit is *so*.")
    assert text.count("<math ") == 2
    assert 'display="block"' in text and "<mfrac>" in text and "<msqrt>" in text
    assert "$" not in text and "\\" not in text
    assert text.endswith("it is *so*.")


def test_the_formula_is_kept_for_those_who_do_not_see_it():
    assert 'alttext="a &#60; &#92;eta"' in pages.with_mathml("$a < \\eta$")


@pytest.mark.parametrize(
    "text", ["`$HOME` and `$x$`", "~~~java\nString s = \"$x$\";\n~~~", "5 $ and 6 $", "a $ b"]
)
def test_a_dollar_that_is_no_formula_stays(text):
    assert pages.with_mathml(text) == text


def test_a_page_asks_for_nothing_from_outside():
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("$x$ and a | b * c")])
    text = pages.page(book, "title")
    assert "<math " in text
    assert 'src="http' not in text
    assert book.cells[0].source == "$x$ and a | b * c"


def test_every_formula_of_the_lessons_is_understood(lesson):
    book = nbformat.read(NOTEBOOKS / (lesson + ".ipynb"), as_version=4)
    for cell in book.cells:
        if cell.cell_type == "markdown":
            for formula in formulas(cell.source):
                mathml = pages.with_mathml(formula[0])
                assert mathml.startswith("<math "), formula[0]
                assert "\\" not in mathml, formula[0]
