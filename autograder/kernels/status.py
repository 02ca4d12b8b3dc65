"""Tell a person which kernel servers run, and what memory they save."""

import sys
from typing import Any

import psutil
from rich.console import Console
from rich.table import Table

from autograder.kernels.environment import NoWarmKernel


def print_status(verb: str, console: Console) -> int:
    """Say ``status`` or ``stop`` to all servers, and print what they answer.

    Returns
    -------
    int
        0, or 1 if they cannot be asked.
    """
    if sys.platform != "linux":
        console.print("Kernels are warm on Linux only; here they are ordinary ones.")
        return 0
    from autograder.kernels.client import tell_all

    try:
        servers = tell_all(verb)
    except (NoWarmKernel, OSError) as error:
        console.print(f"The kernel servers cannot be asked: {error}.", style="red")
        return 1
    if not servers:
        console.print("No kernel server is running.")
        return 0
    if verb == "stop":
        left = sum(len(server["kernels"]) for server in servers)
        console.print(
            f"Stopped {len(servers)} kernel server{'s'[: len(servers) != 1]}"
            + (f"; {left} running kernels go on until they are shut down." if left else ".")
        )
        return 0
    for server in servers:
        console.print(_table(server))
        if server["refused"]:
            console.print(f"It starts no kernels: {server['refused']}.")
    return 0


def _table(server: dict[str, Any]) -> Table:
    """Show one server and its kernels, with the memory of each in megabytes."""
    title = f"{server['python']}, with {', '.join(server['preload'])}"
    table = Table("process", "pid", title=title, title_justify="left")
    for heading in ("MB", "of its own", "shared"):
        table.add_column(heading, justify="right")
    for name, pid in [("server", server["pid"]), *(("kernel", pid) for pid in server["kernels"])]:
        try:
            found = psutil.Process(pid).memory_full_info()
        except psutil.NoSuchProcess:
            continue  # it has just ended
        sizes = (found.rss, found.uss, found.rss - found.uss)
        table.add_row(name, str(pid), *(f"{size / 1e6:.0f}" for size in sizes))
    return table
