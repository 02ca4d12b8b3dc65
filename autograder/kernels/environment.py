"""What a kernel server is for: an interpreter, modules, and variables that are read at import."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# Read by Python or by a package while it is imported: another value needs another server.
# The server gets these variables and no others, so that no secret of its first user stays in it.
NAMES = ("HOME", "LANG", "LANGUAGE")
PREFIXES = (
    "ABSL_",
    "CUDA_",
    "GLIBC_",
    "GOTO_",
    "GRPC_",
    "HIP_",
    "JAX_",
    "KERAS_",
    "KMP_",
    "LC_",
    "LD_",
    "MALLOC_",
    "MATPLOTLIB",
    "MKL_",
    "MPL",
    "NPY_",
    "NUMEXPR_",
    "NUMPY_",
    "NVIDIA_",
    "OMP_",
    "OPENBLAS_",
    "PYTHON",
    "ROCM_",
    "SCIPY_",
    "SKLEARN_",
    "TF_",
    "XDG_CACHE",
    "XDG_CONFIG",
    "XDG_DATA",
    "XLA_",
)
# The same for a server whose forks run somebody else's code, which can find in its memory what the
# server was given. So these are names, not prefixes: Terraform, for one, has secrets in `TF_VAR_`.
SANDBOX_NAMES = (
    *NAMES,
    "CUDA_VISIBLE_DEVICES",
    "KERAS_BACKEND",
    "KERAS_HOME",
    "LC_ALL",
    "LC_CTYPE",
    "LD_LIBRARY_PATH",
    "LD_PRELOAD",
    "MALLOC_ARENA_MAX",
    "MKL_NUM_THREADS",
    "MPLCONFIGDIR",
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "PYTHONHASHSEED",
    "PYTHONPATH",
    "TF_CPP_MIN_LOG_LEVEL",
    "TF_ENABLE_ONEDNN_OPTS",
    "TF_XLA_FLAGS",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XLA_FLAGS",
)
PROC = Path("/proc/self")  # this process, as Linux describes it


class NoWarmKernel(Exception):
    """Why an ordinary kernel must start instead, as the end of a sentence."""


class KernelServerLost(NoWarmKernel):
    """The kernel server has ended, which it does when somebody kills it: another can be started."""


@dataclass(frozen=True)
class Environment:
    """What a kernel server is for; each different one has a server of its own.

    Attributes
    ----------
    python : tuple of str
        The interpreter with its options, such as ``("/opt/venv/bin/python", "-Xdev")``.
    preload : tuple of str
        Modules that it imports.
    variables : tuple of (str, str)
        Environment variables that are read at import.
    place : tuple of str
        Host, namespaces and control group, which a fork shares with its server.
    idle : float
        Seconds after which a server without kernels ends.
    for_sandboxes : bool
        Whether its forks run somebody else's code. Such a server never gets the variables of a
        kernel, because what is freed of its memory is inherited as well.
    """

    python: tuple[str, ...]
    preload: tuple[str, ...]
    variables: tuple[tuple[str, str], ...]
    place: tuple[str, ...]
    idle: float
    for_sandboxes: bool = False

    @classmethod
    def of(
        cls,
        python: Sequence[str],
        preload: Sequence[str],
        env: Mapping[str, str],
        idle: float,
        *,
        for_sandboxes: bool = False,
    ) -> "Environment":
        """Pick from `env` what matters.

        Raises
        ------
        NoWarmKernel
            If this system is not Linux.
        """
        chosen = sorted(
            (name, value)
            for name, value in env.items()
            if (
                name in SANDBOX_NAMES
                if for_sandboxes
                else name in NAMES or name.startswith(PREFIXES)
            )
        )
        return cls(tuple(python), tuple(preload), tuple(chosen), place(), idle, for_sandboxes)


def place() -> tuple[str, ...]:
    """Return what tells apart processes of one user that do not share process ids or limits.

    Raises
    ------
    NoWarmKernel
        If this system is not Linux, or does not show `/proc`.
    """
    require_linux()
    try:
        namespaces = (str(entry.readlink()) for entry in sorted((PROC / "ns").iterdir()))
        return (os.uname().nodename, (PROC / "cgroup").read_text(), *namespaces)
    except OSError as error:
        raise _no_proc(error) from None


def umask() -> int:
    """Return this process's umask without changing it, as `os.umask` would.

    Raises
    ------
    NoWarmKernel
        As `place`.
    """
    require_linux()
    try:
        status = (PROC / "status").read_text(encoding="ascii")
    except OSError as error:
        raise _no_proc(error) from None
    return int(status.partition("Umask:")[2].split()[0], 8)


def require_linux() -> None:
    """Refuse other systems.

    Raises
    ------
    NoWarmKernel
        If this system is not Linux.
    """
    if sys.platform != "linux":
        raise NoWarmKernel("only Linux can fork a process that has loaded TensorFlow")


def _no_proc(error: OSError) -> NoWarmKernel:
    return NoWarmKernel(f"{PROC} cannot be read ({error.strerror}), as on a system without Linux")
