"""Runs one notebook from top to bottom in a fresh kernel; a program that `run` starts in .venv.

    python -m course.execute NOTEBOOK FOLDER SECONDS

writes the executed notebook and its HTML page into FOLDER and prints one line of JSON:
{"failure": null} or the failure in plain words.
"""

import asyncio
import json
import re
import signal
import sys
import time
from pathlib import Path

# jsonschema would load this, in two seconds, for a check that notebooks have no use for.
sys.modules["rfc3987_syntax"] = None

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError

from course.pages import page

_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_FRAME = re.compile(r"\s+at ")
_OUR_FRAME = re.compile(r"\s+at org\.thalweg\.")
_PACKAGE = re.compile(r"^((?:Caused by: )?)(?:[a-z]\w*\.)+([A-Z]\w*(?:Error|Exception))\b")


def main(notebook: Path, folder: Path, seconds: float) -> None:
    # Being told to end must end the kernel too: let it unwind like Ctrl-C.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    book = nbformat.read(notebook, as_version=4)
    failure = asyncio.run(_execute(book, notebook.parent, seconds)) or _written_to_stderr(book)
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(book, folder / notebook.name)
    (folder / notebook.name).with_suffix(".html").write_text(
        page(book, notebook.stem), encoding="utf-8"
    )
    print(json.dumps({"failure": failure}))


async def _execute(book, folder: Path, seconds: float) -> str | None:
    """Executes the cells until one fails and returns what went wrong."""
    client = NotebookClient(
        book,
        kernel_name="java",
        timeout=None,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(folder)}},
    )
    end = time.monotonic() + seconds
    try:
        await asyncio.wait_for(client.async_execute(), seconds)
    except CellExecutionError:
        return _at_last_cell(book, _error(book))
    except (asyncio.TimeoutError, DeadKernelError):  # nbclient may report the first as the second
        if time.monotonic() >= end:
            return _at_last_cell(
                book, f"still running after {seconds:.0f} s, the limit for a lesson"
            )
        return _at_last_cell(book, "the Java kernel ended (System.exit, or out of memory)")
    return None


def _at_last_cell(book, what: str) -> str:
    """Names the last cell that was started."""
    cells = [cell for cell in book.cells if cell.cell_type == "code" and cell.source.strip()]
    started = [
        i
        for i, cell in enumerate(cells)
        if "iopub.execute_input" in cell.metadata.get("execution", {})
    ]
    return _at_cell(cells, started[-1], what) if started else f"before the first cell: {what}"


def _at_cell(cells: list, i: int, what: str) -> str:
    lines = [line.strip() for line in cells[i].source.splitlines() if line.strip()]
    first = next((line for line in lines if not line.startswith("//")), lines[0])
    return f"cell {i + 1} of {len(cells)}, which begins: {first}\n{what}"


def _error(book) -> str:
    """Returns the message of the failed cell, without colors and frames of kernel and JDK."""
    error = next(
        output
        for cell in book.cells
        for output in cell.get("outputs", ())
        if output.output_type == "error"
    )
    lines = _COLOR.sub("", "\n".join(error.traceback)).rstrip().splitlines()
    lines = [line.removeprefix("|   ") for line in lines]
    lines = [
        _PACKAGE.sub(r"\1\2", line)
        for line in lines
        if not _FRAME.match(line) or _OUR_FRAME.match(line)
    ]
    return "\n".join(lines) or f"{error.ename}: {error.evalue}"


def _written_to_stderr(book) -> str | None:
    """A lesson that warns its readers of something is not finished."""
    cells = [cell for cell in book.cells if cell.cell_type == "code" and cell.source.strip()]
    for i, cell in enumerate(cells):
        text = "".join(
            output.text
            for output in cell.outputs
            if output.output_type == "stream" and output.name == "stderr"
        )
        if text:
            return _at_cell(cells, i, f"wrote to standard error: {_COLOR.sub('', text).strip()}")
    return None


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
