"""./course bench: the benchmarks of src/jmh, and beside other libraries those of src/peers."""

import argparse
import os
import platform
import subprocess
import sys

from course import autograde
from course.jdk import find_jdk
from course.maven import run_maven
from course.problem import Problem
from course.project import ROOT, TARGET


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--all",
        action="store_true",
        help="1e3, 1e5 and 1e7 parameters, and more closely: about 20 minutes",
    )
    what.add_argument(
        "--peers",
        action="store_true",
        help="beside Tribuo, ND4J, DJL with PyTorch, Smile and Hipparchus: about 15 minutes,"
        " 300 MB from Maven Central the first time, Linux on x86-64",
    )
    what.add_argument(
        "--choose",
        action="store_true",
        help="not speed: the methods side by side on four kinds of problem, tuned alike"
        " (the tables of docs/how-to-choose.md), in a few minutes",
    )
    what.add_argument(
        "--grading",
        action="store_true",
        help="the grader beside nbgrader's autograde, on the hand-ins of an invented class of 300",
    )
    parser.epilog = (
        "Without arguments it prints ratios to hand-written loops at 1e5 parameters, in a few"
        " minutes. docs/performance.md has the tables of a whole run."
        " Other arguments go to JMH: ./course bench Network -f 1, ./course bench -- -h."
    )


def main(options: argparse.Namespace) -> int:
    if options.peers and not (sys.platform == "linux" and platform.machine() == "x86_64"):
        raise Problem(
            "The other libraries bring native parts, and pom.xml names those for Linux on x86-64.",
            "./course bench without --peers runs anywhere.",
        )
    if options.grading:
        return autograde.main()
    jdk = find_jdk()
    print("Compiling the benchmarks ...", flush=True)
    kind = "peers" if options.peers else "jmh"
    list_of_jars = "peers" if options.peers else "bench"
    profiles = "-Pbench,peers" if options.peers else "-Pbench"
    run_maven(jdk, "-Dquick", profiles, "process-test-classes", show=False)
    jars = (TARGET / f"{list_of_jars}.classpath").read_text(encoding="utf-8").strip()
    class_path = os.pathsep.join([str(TARGET / f"{kind}-classes"), str(TARGET / "classes"), jars])
    cache = TARGET / "peers-cache"  # where their native parts are unpacked, not in the home folder
    program = (
        [
            "-Doffline=true",
            f"-Dpeers.cache={cache}",
            f"-DDJL_CACHE_DIR={cache}",
            f"-DENGINE_CACHE_DIR={cache}",
            f"-Dorg.bytedeco.javacpp.cachedir={cache}",
            "org.thalweg.peers.Peers",
        ]
        if options.peers
        else ["org.thalweg.bench.Choose"]
        if options.choose
        else ["org.thalweg.bench.Bench", *(["--all"] if options.all else [])]
    )
    return subprocess.run(
        [jdk.java, "-cp", class_path, *program, *options.rest], cwd=ROOT
    ).returncode
