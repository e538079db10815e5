"""Restricts this process for ever, then becomes the guest.

confine.py FILTER PARENT UID MEMORY_KB SECONDS THREADS FILES READABLE... -- COMMAND...
"""
import ctypes
import os
import resource
import signal
import struct
import sys

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
SECCOMP_MODE_FILTER = 2
LANDLOCK_CREATE, LANDLOCK_ADD, LANDLOCK_RESTRICT = 444, 445, 446  # the same on x86-64 and ARM64
EXECUTE, WRITE, READ, READ_DIR = 1, 2, 4, 8
ALL_OF = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1}  # by version; from 5 on also ioctl

libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long


def check(result, what):
    if result < 0:
        sys.exit(f"{what}: {os.strerror(ctypes.get_errno())}")
    return result


def prctl(what, *arguments):
    check(libc.prctl(what, *(list(map(ctypes.c_ulong, arguments)) + [ctypes.c_ulong(0)] * (4 - len(arguments)))),
          f"prctl {what}")


def become(uid):
    """Somebody who owns nothing; where root lacks the right to, it stays who it is."""
    try:
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    except OSError:
        pass


def limit(memory, seconds, threads, files):
    limits = {resource.RLIMIT_AS: memory * 1024, resource.RLIMIT_CPU: seconds, resource.RLIMIT_CORE: 0,
              resource.RLIMIT_FSIZE: 0, resource.RLIMIT_NOFILE: files}
    if threads >= 0:
        limits[resource.RLIMIT_NPROC] = threads
    for which, most in limits.items():
        resource.setrlimit(which, (most, most))


def landlock(readable):
    """Nothing of the file system but these files and directories, and three devices; no network."""
    version = libc.syscall(ctypes.c_long(LANDLOCK_CREATE), None, ctypes.c_size_t(0), ctypes.c_uint32(1))
    check(version, "Landlock is missing: it needs Linux 5.13 or newer, with landlock among its security modules")
    files = ALL_OF.get(version, ALL_OF[3]) | (1 << 15 if version >= 5 else 0)
    network = 3 if version >= 4 else 0
    scopes = 3 if version >= 6 else 0  # abstract sockets and signals
    attributes = struct.pack("QQQ", files, network, scopes)[: 24 if version >= 6 else 16 if version >= 4 else 8]
    rules = check(libc.syscall(ctypes.c_long(LANDLOCK_CREATE), attributes, ctypes.c_size_t(len(attributes)),
                               ctypes.c_uint32(0)), "Landlock's rules")

    def allow(path, access):
        try:
            at = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            return
        if not os.path.isdir(path):
            access &= EXECUTE | WRITE | READ
        check(libc.syscall(ctypes.c_long(LANDLOCK_ADD), ctypes.c_int(rules), ctypes.c_int(1),
                           struct.pack("=Qi", access, at), ctypes.c_uint32(0)), f"Landlock's rule for {path}")
        os.close(at)

    for path in readable:
        allow(path, EXECUTE | READ | READ_DIR)
    allow("/dev/null", READ | WRITE)
    allow("/dev/urandom", READ)
    allow("/dev/random", READ)
    check(libc.syscall(ctypes.c_long(LANDLOCK_RESTRICT), ctypes.c_int(rules), ctypes.c_uint32(0)), "Landlock")
    os.close(rules)


def seccomp(program):
    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("records", ctypes.c_char_p)]

    filled = Program(len(program) // 8, program)
    check(libc.prctl(PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), ctypes.byref(filled), ctypes.c_ulong(0),
                     ctypes.c_ulong(0)), "seccomp")


def main(arguments):
    program, parent, uid, memory, seconds, threads, files = arguments[:7]
    readable, command = arguments[7:arguments.index("--")], arguments[arguments.index("--") + 1:]
    with open(program, "rb") as file:
        calls = file.read()
    os.setsid()
    os.umask(0o077)
    if int(uid) >= 0:
        become(int(uid))
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # after the change of user, which would clear it
    if os.getppid() != int(parent):
        sys.exit("the grader is gone")
    limit(int(memory), int(seconds), int(threads), int(files))
    landlock(readable)
    seccomp(calls)
    os.execve(command[0], command, {})


main(sys.argv[1:])
