"""./course bench: the benchmarks of src/jmh."""

import argparse
import os
import subprocess

from course.jdk import find_jdk
from course.maven import run_maven
from course.project import ROOT, TARGET


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = (
        "Without arguments it prints ratios to hand-written loops, in about four minutes."
        " Arguments go to JMH: ./course bench Network -f 1, ./course bench -- -h."
    )


def main(options: argparse.Namespace) -> int:
    jdk = find_jdk()
    print("Compiling the benchmarks ...", flush=True)
    run_maven(jdk, "-Dquick", "-Pbench", "process-test-classes", show=False)
    jars = (TARGET / "bench.classpath").read_text(encoding="utf-8").strip()
    class_path = os.pathsep.join([str(TARGET / "jmh-classes"), str(TARGET / "classes"), jars])
    return subprocess.run(
        [jdk.java, "-cp", class_path, "org.thalweg.bench.Bench", *options.rest], cwd=ROOT
    ).returncode
