"""Every lesson keeps to docs/writing-lessons.md; and each rule complains when it should."""

import copy
import json
import struct
import zlib

import pytest

from course import run
from course.jdk import find_jdk
from course.project import NOTEBOOKS, ROOT
from notebooks import author, rules

SAMPLE = ROOT / "src" / "test" / "resources" / "lessons" / "90-sample.ipynb"


def test_keeps_the_rules(lesson):
    text = (NOTEBOOKS / f"{lesson}.ipynb").read_text(encoding="utf-8")
    assert rules.of_source(json.loads(text), lesson, text) == []


def test_shows_what_it_should(lesson, executed_lessons):
    assert rules.of_outputs(executed_lessons[lesson]) == []


# The sample lesson, and what happens to it when a rule is broken.


@pytest.fixture
def sample():
    return json.loads(SAMPLE.read_text(encoding="utf-8"))


def test_the_sample_keeps_the_rules(sample):
    assert rules.of_source(sample, SAMPLE.stem, SAMPLE.read_text(encoding="utf-8")) == []


def test_the_sample_runs_and_shows_what_it_should():
    assert (ROOT / "target" / "test-classes").is_dir(), "the tests in Java come first: ./course test"
    [result] = list(run.execute([SAMPLE], find_jdk(), 1))
    assert result.failure is None
    executed = json.loads((run.PAGES / SAMPLE.name).read_text(encoding="utf-8"))
    assert rules.of_outputs(executed) == []
    shown = json.dumps([cell.get("outputs") for cell in executed["cells"]], ensure_ascii=False)
    for words in ("Not committed yet.", "The run says (b) it falls.", "You said (a), sure.", "Not yet: momentumStep",
                  "component 1 has the wrong sign"):
        assert words in shown


def test_draft_and_sample_agree(sample):
    draft = SAMPLE.with_suffix(".md").read_text(encoding="utf-8")
    assert author.dump(author.from_markdown(draft, SAMPLE.stem)) == SAMPLE.read_text(encoding="utf-8")
    assert author.to_markdown(sample) == draft


def code(notebook, number):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][number]


def put(number, text):
    def change(notebook):
        cell = code(notebook, number)
        cell["source"] = rules.source(cell) + "\n" + text
    return change


def take(old, new=""):
    """Replaces a text everywhere."""
    def change(notebook):
        for cell in notebook["cells"]:
            cell["source"] = rules.source(cell).replace(old, new)
    return change


def set_metadata(number, metadata):
    return lambda notebook: code(notebook, number).update(metadata=metadata)


@pytest.mark.parametrize("change, words", [
    (lambda nb: nb["metadata"]["kernelspec"].update(name="python3"), "kernelspec must be java"),
    (lambda nb: nb["cells"][3].update(id=nb["cells"][2]["id"]), "ids must be there and unique"),
    (lambda nb: code(nb, 1).update(outputs=[{}]), "has outputs"),
    (lambda nb: code(nb, 1).update(execution_count=3), "has outputs"),
    (set_metadata(1, {"collapsed": True}), "metadata that is not ours"),
    (set_metadata(1, {"thalweg": {"excercise": "x"}}), "knows check, exercise and prerequisite"),
    (take("# 90", "# 91"), "begin with '# 90 '"),
    (take("A lesson in small that holds every kind of cell once; it shows authors how, and the tests that it works."),
     "no promise"),
    (take("**Gives**", "Gives"), "no line '> - **Gives**"),
    (take("## When it fails", "## When it breaks"), "section 'When it fails' is missing"),
    (take("## The idea", "## The idea\n\n## Summary"), "once each and in order"),
    (take("At 2.01/L the run falls first and diverges later."), "no prose stands before this code"),
    (take("</details>\n\n<details><summary>5", "<details><summary>5"), "<details> and </details> do not match"),
    (take("</summary>\n\n10.", "</summary>\n10."), "blank line must follow </summary>"),
    (take("<details><summary>5 · What is 3^2 in Java?</summary>\n\n1: exclusive or.\n\n</details>"),
     "Recall needs 5"),
    (take("<summary>Hint</summary>", "<summary>Help</summary>"), "no hint"),
    (put(1, "int i = 0;\n" * 15), "lines, at most 15"),
    (put(1, "int i = " + "1 + " * 20 + "1;"), "columns, at most 78"),
    (put(1, "var x = 1;"), "top-level var"),
    (put(1, "System.err.println(1);"), "standard error"),
    (put(1, 'new URL("x");'), "downloads something"),
    (put(1, "System.exit(1);"), "ends the kernel"),
    (put(1, "Random r = new Random();"), "draws without a seed"),
    (put(1, "assert 1 == 2;"), "assert"),
    (put(1, "// why\nimport java.util.List;"), "comment stands directly before an import"),
    (put(1, "import java.util.List; // why\nimport java.util.Map;"), "comment stands directly before an import"),
    (put(1, "%maven a:b:1"), "the magic %maven"),
    (put(1, "int y = %time;"), "the magic %time"),
    (put(0, "%jars x"), "the magic %jars"),
    (put(1, "import java.util.*;"), "star import"),
    (put(0, "int x = 1;"), "no variable in the first"),
    (put(0, "double[] x;"), "no variable in the first"),
    (put(0, "// plumbing"), "no comment in the first"),
    (take("%classpath ../../../../target/lib/*.jar", "%classpath x.jar"), "must load target/lib"),
    (take("This lesson needs the library: "), "say what to do when"),
    (take("Notebook.init();"), "must call Notebook.init();"),
    (put(5, "double lossAfter(int n, double rate) {\n    return 1;\n}"), "method lossAfter(int, double) is defined"),
    (lambda nb: [put(3, "record P(int x) {}")(nb), put(5, "class P {}")(nb)], "type P is defined again"),
    (take(".decide(", ".commit("), "no prediction"),
    (take('Sample.firstStep("?"', 'Sample.firstStep("a"'), "ships uncommitted"),
    (lambda nb: code(nb, 13).update(metadata={}), "must be its check"),
    (lambda nb: code(nb, 12).update(metadata={}), "has no exercise before it"),
    (lambda nb: code(nb, 12).update(metadata={}), "2 exercises, at least 3"),
])
def test_a_broken_rule_is_told(sample, change, words):
    change(sample)
    assert any(words in told for told in rules.of_source(sample, SAMPLE.stem)), words


@pytest.mark.parametrize("change", [
    put(1, "double lossAfter(int n) {\n    return 1;\n}"),       # an overload
    put(1, 'String s = "System.err, record X, %maven";'),        # words in a string
    put(1, "for (var i : new int[] {1}) {}"),                    # var where it does no harm
    put(1, "import java.util.List;"),                            # a single import
    put(1, "if (1 > 0) {\n    new Object();\n}"),                # not a method
])
def test_what_is_allowed_is_not_told(sample, change):
    change(sample)
    assert rules.of_source(sample, SAMPLE.stem) == []


def test_an_untidy_file_is_told(sample):
    assert "committed form" in rules.of_source(sample, SAMPLE.stem, json.dumps(sample))[0]


def png(rows):
    raw = b"".join(b"\0" + bytes(row) for row in rows)
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)),
              (b"IDAT", zlib.compress(raw)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in chunks)


BLANK = [[255] * 30] * 40
DRAWN = [[255] * at + [0] + [255] * (29 - at) for at in range(30)]


def output(rows=DRAWN, alt="a line falls from the upper left to the lower right", caption="drawn"):
    import base64
    link = "data:image/png;base64," + base64.b64encode(png(rows)).decode()
    return {"output_type": "execute_result", "data": {
        "text/plain": [alt],
        "text/html": [f"<figure><img src='{link}' alt='{alt}'><figcaption>{caption}</figcaption></figure>"]}}


@pytest.mark.parametrize("shown, words", [
    (output(rows=BLANK), "a figure is blank"),
    (output(alt="a line"), "alt text of 6 characters"),
    (output(caption=""), "has no caption"),
    ({"output_type": "execute_result", "data": {"text/plain": "[D@1b2c3d4e"}}, "shows '@1b2c3d4e'"),
    ({"output_type": "stream", "name": "stdout", "text": "REPL.$JShell$12$Adam"}, "shows 'REPL.$JShell'"),
    ({"output_type": "display_data", "data": {"image/png": "x"}}, "an image without alt text"),
    ({"output_type": "error"}, "ends in an error"),
    (None, "0 figures, at least 1"),
])
def test_a_bad_output_is_told(shown, words):
    cell = {"cell_type": "code", "source": "", "outputs": [shown] if shown else []}
    assert any(words in told for told in rules.of_outputs({"cells": [cell]}))


def test_a_good_figure_is_not_told():
    assert rules.of_outputs({"cells": [{"cell_type": "code", "source": "", "outputs": [output()]}]}) == []


def test_tidy_keeps_ids_and_gives_new_ones(sample):
    before = [cell["id"] for cell in sample["cells"]]
    changed = copy.deepcopy(sample)
    changed["cells"].insert(2, {"cell_type": "code", "id": "abc", "metadata": {"trusted": True}, "source": "1  \n2",
                                "outputs": [{}], "execution_count": 7})
    after = author.tidy(changed, SAMPLE.stem)["cells"]
    assert [cell["id"] for cell in after[:2] + after[3:]] == before
    assert after[2] == {"cell_type": "code", "id": f"90-{len(before) + 1:03d}", "metadata": {}, "source": ["1\n", "2"],
                        "outputs": [], "execution_count": None}


def test_a_bad_draft_is_told():
    with pytest.raises(SystemExit, match="line 3: this ```java has no closing"):
        author.from_markdown("a\n\n```java\n1\n", "x")
    with pytest.raises(SystemExit, match="line 1: cannot read the metadata"):
        author.from_markdown("```java exercise=x\n1\n```\n", "x")
