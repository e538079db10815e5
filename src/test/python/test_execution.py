"""Every lesson runs from top to bottom in a fresh kernel, without a word on standard error."""


def test_runs(lesson, lesson_results):
    assert lesson_results[lesson].failure is None


def test_leaves_the_executed_notebook(lesson, executed_lessons):
    code = [
        cell
        for cell in executed_lessons[lesson].cells
        if cell.cell_type == "code" and cell.source.strip()
    ]
    assert code and all(cell.execution_count for cell in code)
