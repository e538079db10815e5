"""The secret of a class, and each student's number.

    secret   32 random bytes, written as 64 hexadecimal digits and a line feed into .thalweg/secret
             (mode 600, made when it is first needed). The grader draws its inputs from it too.
    seat     1 + (n mod 9999), n being the first 8 bytes, big-endian and unsigned, of
             HMAC-SHA256(the 32 bytes, UTF-8 of "seat\\n" followed by the student's id in NFC).
             0 is the edition for everybody.

org.thalweg.grade computes the same; src/test/resources/grade/seats.csv has examples that both are
tested with.
"""

import hashlib
import hmac
import os
import re
import secrets
import unicodedata
from pathlib import Path

from course.problem import Problem
from course.project import ROOT

SECRET = ROOT / ".thalweg" / "secret"


def seat(secret: bytes, student: str) -> int:
    """Returns the student's number, 1 to 9999."""
    text = "seat\n" + unicodedata.normalize("NFC", student)
    digest = hmac.new(secret, text.encode(), hashlib.sha256).digest()
    return 1 + int.from_bytes(digest[:8], "big") % 9999


def secret(file: Path = SECRET) -> bytes:
    """Returns the class's secret; makes one if there is none."""
    try:
        text = file.read_text(encoding="ascii", errors="replace")
    except FileNotFoundError:
        return _make(file)
    if not re.fullmatch(r"[0-9a-f]{64}\n?", text):
        raise Problem(
            f"{file} is not a secret: it must hold 64 hexadecimal digits.",
            "Put back the one you released with: the students' numbers follow from it.",
            "If nothing has been handed out yet, delete it, and a new one is made.",
        )
    return bytes.fromhex(text.strip())


def _make(file: Path) -> bytes:
    made = secrets.token_bytes(32)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = file.with_name(f"secret.{os.getpid()}.tmp")
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(made.hex() + "\n")
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)  # unlike a rename, never over one that somebody made meanwhile
    except FileExistsError:
        return secret(file)
    except OSError:  # a file system without links
        draft.replace(file)
        return made
    finally:
        draft.unlink(missing_ok=True)
    return made
