"""The command line."""

import argparse
import errno
import importlib
import os
import sys
from difflib import get_close_matches

from course.problem import DISK_FULL, Problem

WORDS = {
    "lab": "open the course in JupyterLab, at lesson 00",
    "run": "execute lessons without a browser; pages go to build/lessons",
    "test": "prove everything: Maven's checks and tests, the lessons, this launcher",
    "bench": "measure how fast the optimizers are",
    "validate": "try a problem set: its notebook, its stubs, right and wrong answers",
    "release": "make the notebooks of a problem set that are handed out",
    "rehearse": "invent the hand-ins of a class, to try grading with",
    "grade": "grade the notebooks that were handed in",
    "gradebook": "enter what the grader found into nbgrader's gradebook",
    "annotate": "show a result on the lines of its notebook, in a hosted build",
    "doctor": "say what is there, what is missing, and how to install it",
}
_HANDS_ON = {
    "test",
    "bench",
}  # words that hand what they do not know themselves on to another program

_HELP = f"""\
Thalweg: the optimization algorithms behind machine learning, taught in Java notebooks.

usage: {{command}} WORD [ARGUMENTS]

{chr(10).join(f'  {word:<9} {what}' for word, what in WORDS.items())}

Start with   {{command}} lab
Trouble?     {{command}} doctor
More:        {{command}} WORD --help
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str):
        raise Problem(
            f"{message[0].upper()}{message[1:]}.", f"{self.prog} --help shows what it takes."
        )


def main(arguments: list[str]) -> int:
    """Does what the arguments say and returns the exit code."""
    for stream in (sys.stdout, sys.stderr):  # a console that lacks a letter shows a question mark
        stream.reconfigure(errors="replace")
    try:
        return _dispatch(arguments)
    except Problem as problem:
        print(problem, file=sys.stderr)
    except BrokenPipeError:  # whoever read the output, such as head, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except PermissionError as error:
        print(
            f"{error.filename} cannot be written; the course needs a folder of your own.",
            file=sys.stderr,
        )
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        print(DISK_FULL, file=sys.stderr)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 1


def _dispatch(arguments: list[str]) -> int:
    command = "python course" if sys.platform == "win32" else "./course"
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(_HELP.format(command=command), end="")
        return 0
    word, *others = arguments
    if word not in WORDS:
        nearest = get_close_matches(word, WORDS, n=1, cutoff=0.4)
        raise Problem(
            f"There is no word {word}.",
            (
                f"Did you mean {command} {nearest[0]}?"
                if nearest
                else f"{command} --help lists the words."
            ),
        )
    module = importlib.import_module(f"course.{word}")
    parser = _Parser(
        prog=f"{command} {word}",
        description=f"{WORDS[word][0].upper()}{WORDS[word][1:]}.",
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    return module.main(_parse(parser, word, others))


def _parse(parser: _Parser, word: str, arguments: list[str]) -> argparse.Namespace:
    """Reads the word's own arguments; `rest` are those behind -- and unknown ones it hands on."""
    behind = arguments.index("--") if "--" in arguments else len(arguments)
    parse = (
        parser.parse_known_args
        if word in _HANDS_ON
        else lambda known: (parser.parse_args(known), [])
    )
    options, unknown = parse(arguments[:behind])
    options.rest = [*unknown, *arguments[behind + 1 :]]
    return options
