"""Python's resource tracker, a process beside this one, which may be killed.

It removes semaphores that a process leaves behind. Python starts another when it has died, and then
lets that one forget semaphores of which it has never heard: it prints a traceback for each.
"""

import warnings
from functools import cache
from multiprocessing import resource_tracker
from typing import Any


@cache  # once in a process
def outlive_resource_tracker() -> None:
    """Let the tracker's death print nothing."""
    register, unregister = resource_tracker.register, resource_tracker.unregister
    known: dict[tuple[Any, str], int | None] = {}  # by which tracker

    def tracker() -> int | None:
        resource_tracker.ensure_running()
        return getattr(resource_tracker._resource_tracker, "_pid", None)

    def register_here(name: Any, rtype: str) -> None:
        known[name, rtype] = tracker()
        register(name, rtype)

    def unregister_here(name: Any, rtype: str) -> None:
        ours = known.pop((name, rtype), None)
        if ours is None or ours == tracker():
            unregister(name, rtype)

    resource_tracker.register, resource_tracker.unregister = register_here, unregister_here
    warnings.filterwarnings("ignore", "resource_tracker: process died unexpectedly", UserWarning)
