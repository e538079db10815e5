"""./course lab: the course in JupyterLab."""

import argparse
import os
import subprocess

from course import library, packages
from course.jdk import find_jdk
from course.project import FIRST_LESSON, NOTEBOOKS, ROOT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-browser", action="store_true", help="print the address and open no browser"
    )
    parser.add_argument(
        "--port", type=int, metavar="N", help="listen on this port (default: 8888 or the next free)"
    )


def main(options: argparse.Namespace) -> int:
    jdk = find_jdk()
    packages.ensure(jdk)
    library.ensure(jdk)

    opened = FIRST_LESSON if FIRST_LESSON.exists() else NOTEBOOKS
    command = [packages.PYTHON, "-m", "jupyterlab", opened, f"--ServerApp.root_dir={ROOT}"]
    if getattr(os, "geteuid", lambda: 1)() == 0:
        command.append("--allow-root")  # in a container, usually; JupyterLab would refuse
    if options.no_browser:
        command.append("--no-browser")
    if options.port:
        command.append(f"--port={options.port}")
    print("Starting JupyterLab; Ctrl-C here ends it.", flush=True)
    with subprocess.Popen(
        [*command, *options.rest], cwd=ROOT, env=packages.environment(jdk)
    ) as lab:
        interrupted = False
        while True:
            try:
                code = lab.wait()
                return 0 if interrupted else code
            except KeyboardInterrupt:  # JupyterLab got it too, and asks whether it shall stop
                interrupted = True
