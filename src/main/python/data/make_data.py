"""Makes every file of data/ again, byte for byte.

    python -m venv build/data-venv
    build/data-venv/bin/pip install --no-deps -r src/main/python/data/requirements.txt
    build/data-venv/bin/python src/main/python/data/make_data.py           # writes data/*.csv
    build/data-venv/bin/python src/main/python/data/make_data.py --check   # only compares

No lesson runs this: the files are in the repository. It is here so that nobody has to believe
where a number came from. numpy's RandomState is frozen by its policy (NEP 19): the same seed gives
the same stream in every version.
"""

import argparse
import gzip
import hashlib
import sys
from importlib.metadata import distribution
from pathlib import Path

import numpy as np

DATA = Path(__file__).resolve().parents[4] / "data"


def number(value):
    """The shortest text that reads back as the same double; whole numbers without '.0'."""
    value = float(value)
    return str(int(value)) if value.is_integer() else repr(value)


def csv(header, rows):
    lines = [",".join(header)] + [",".join(number(v) for v in row) for row in rows]
    return "\n".join(lines) + "\n"


def xor():
    """1000 points of the plane; label 1 where the signs of the coordinates differ."""
    points = np.random.RandomState(42).randn(1000, 2)
    labels = (points[:, 0] > 0) != (points[:, 1] > 0)
    return csv(["x1", "x2", "label"], np.column_stack([points, labels]))


def linear():
    """y = 2 + 3 x + noise; x uniform in [0, 2], noise normal with deviation 0.5."""
    random = np.random.RandomState(7)
    x = random.uniform(0, 2, 200)
    y = 2 + 3 * x + 0.5 * random.randn(200)
    return csv(["x", "y"], np.column_stack([x, y]))


def houses():
    """price = 50 + 2 area + 15 rooms - 1.5 age + noise; noise normal with deviation 20.

    The features are drawn independently of each other, so that all of the bad conditioning comes
    from their units and offsets, and standardizing removes it.
    """
    random = np.random.RandomState(372)
    area = random.uniform(50, 200, 200).round(1)
    rooms = random.randint(1, 7, 200)
    age = random.randint(0, 51, 200)
    price = (50 + 2 * area + 15 * rooms - 1.5 * age + 20 * random.randn(200)).round(1)
    return csv(["area", "rooms", "age", "price"], np.column_stack([area, rooms, age, price]))


def packaged(package, path):
    return Path(distribution(package).locate_file(path)).read_bytes()


def diabetes():
    """The raw table inside scikit-learn, with its names; the target is called progression."""
    folder = "sklearn/datasets/data/"
    features, target = (
        gzip.decompress(packaged("scikit-learn", folder + name)).decode("ascii").splitlines()
        for name in ("diabetes_data_raw.csv.gz", "diabetes_target.csv.gz")
    )
    header = ["age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "s6", "progression"]
    return csv(header, [(f + " " + t).split() for f, t in zip(features, target, strict=True)])


def penguins():
    """The simplified table inside palmerpenguins, as it is; NA where a value is missing."""
    text = packaged("palmerpenguins", "palmerpenguins/data/penguins.csv").decode("utf-8")
    return "\n".join(text.splitlines()) + "\n"


FILES = {
    "xor.csv": xor,
    "linear.csv": linear,
    "houses.csv": houses,
    "diabetes.csv": diabetes,
    "penguins.csv": penguins,
}


def main():
    parser = argparse.ArgumentParser(description="Make the files of data/ again.")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    different = []
    for name, make in FILES.items():
        content = make().encode("utf-8")
        if not check:
            (DATA / name).write_bytes(content)
        elif (DATA / name).read_bytes() != content:
            different.append(name)
        print(hashlib.sha256(content).hexdigest(), name)
    if different:
        sys.exit("different from the files in data/: " + ", ".join(different))


if __name__ == "__main__":
    main()
