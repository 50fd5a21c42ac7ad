"""Where a preview can be shown, said before time is spent on building."""

import errno
import ipaddress
import os
import socket

from evidence.disk.stopping import CannotBuild


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CannotBuild where the preview could not be shown, before time is spent on building."""
    family = socket.AF_INET
    try:
        if ipaddress.ip_address(host).version == 6:
            family = socket.AF_INET6
    except ValueError:
        pass  # a name
    try:
        with socket.socket(family) as probe:
            if os.name != "nt":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise no_port(host, port, error) from error


def no_port(host: str, port: int, error: OSError) -> CannotBuild:
    """Say why the preview cannot be shown at an address."""
    another = f"choose another: `-a 127.0.0.1:{port + 1 if 1023 < port < 65535 else 8001}`"
    if error.errno == errno.EADDRINUSE:
        return CannotBuild(
            f"the port {port} of {host} is taken, perhaps by another preview", f"stop that program, or {another}"
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return CannotBuild(f"your account may not use the port {port}", another)
    return CannotBuild(f"this computer does not answer to the address {host}", another)
