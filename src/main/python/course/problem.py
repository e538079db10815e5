"""Something the reader can put right."""


class Problem(Exception):
    """A sentence that says what is wrong and lines that say what to do; never a stack trace."""

    def __init__(self, what: str, *remedy: str):
        super().__init__(what)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return "\n".join([self.what, *("  " + line for line in self.remedy)])


OFFLINE = Problem(
    "The network could not be reached, and setting up the course needs it once.",
    "Connect and try again. After that the course runs without the network.",
    "Behind a proxy, set HTTPS_PROXY for pip, and <proxies> in ~/.m2/settings.xml for Maven.",
)

DISK_FULL = Problem(
    "The disk is full.",
    "Free about 1 GB, then try again: what was half made is made anew.",
)

_OFFLINE_SIGNS = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "Failed to establish a new connection",
    "nodename nor servname",
    "getaddrinfo failed",
    "Network is unreachable",
    "No route to host",
    "Connection refused",
    "Max retries exceeded",
    "Unknown host",
    "UnknownHostException",
    "Could not transfer artifact",
    "in offline mode",
    "ProxyError",
    "connect timed out",
    "Connect timed out",
    "ConnectTimeoutError",
)
_DISK_SIGNS = (
    "No space left on device",
    "not enough space on the disk",
    "Disk quota exceeded",
    "Errno 28",
)


def explain(output: str, otherwise: Problem) -> Problem:
    """Returns the known problem that the output of pip or Maven speaks of."""
    if any(sign in output for sign in _DISK_SIGNS):
        return DISK_FULL
    if any(sign in output for sign in _OFFLINE_SIGNS):
        return OFFLINE
    return otherwise
