"""Find the kernel server of an environment, or start it; request a kernel from it."""

import fcntl
import hashlib
import json
import os
import resource
import site
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import IO, Any

from jupyter_core.paths import jupyter_runtime_dir

from autograder.kernels import wire
from autograder.kernels.environment import (
    Environment,
    KernelServerLost,
    NoWarmKernel,
    require_linux,
    umask,
)
from autograder.kernels.process import WarmProcess
from autograder.parts import server_files
from autograder.sandbox.confine import Limits

SERVER_START_TIMEOUT_S = 180  # imports take 4 to 15
MAX_ATTEMPTS = 3  # to reach a server that is neither stale nor just about to end


def runtime_folder() -> Path:
    """Return Jupyter's runtime folder, made if it is missing and refused if others can write there.

    Raises
    ------
    NoWarmKernel
        If the folder belongs to somebody else or is open to all.
    """
    folder = Path(jupyter_runtime_dir())
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.stat()
    if found.st_uid != os.getuid() or found.st_mode & 0o022:
        raise NoWarmKernel(f"other users can write into {folder}; run chmod 700 on it")
    return folder


def digest(*values: Any) -> str:
    """Return 16 hexadecimal digits that stand for values."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]


def socket_name(environment_digest: str = "*") -> str:
    """Return the name of a socket on this host, for a home folder may serve several.

    Without a digest, it is a pattern for all of them.
    """
    return f"kernelserver-{digest(os.uname().nodename)}-{environment_digest}.sock"


def socket_path(environment: Environment) -> Path:
    """Return where the environment's server listens."""
    key = (
        wire.PROTOCOL_VERSION,
        environment.python,
        environment.preload,
        environment.variables,
        environment.place,
        environment.for_sandboxes,
    )
    return runtime_folder() / socket_name(digest(*key))


def packages_fingerprint() -> str:
    """Return a value that changes when the packages of this environment do, or this one."""
    watched = [
        Path(sys.executable).resolve(),
        Path(sys.prefix) / "pyvenv.cfg",
        *(Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib")),
        Path(site.getusersitepackages()),
        *server_files(),
    ]
    return digest([_modified_ns(path) for path in watched])


def settings_fingerprint(variables: Mapping[str, str]) -> str:
    """Return a value that changes when the settings do that packages read at import.

    Keras writes its own at the first import: a server looks afterwards.
    """
    keras = variables.get("KERAS_HOME") or f"{variables.get('HOME', '')}/.keras"
    return digest(_modified_ns(Path(keras) / "keras.json"))


def _modified_ns(path: Path) -> int:
    return path.stat().st_mtime_ns if path.exists() else 0


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Let one process at a time start or end a server in this folder."""
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(fd, fcntl.LOCK_EX)
        yield
    finally:
        os.close(fd)


@contextmanager
def short_name(path: Path) -> Iterator[str]:
    """Yield a name of a file that fits into a Unix socket's address of 107 bytes."""
    fd = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{fd}/{path.name}"
    finally:
        os.close(fd)


def connect_to(path: Path) -> socket.socket | None:
    """Connect to the server that listens there; remove what a killed one has left.

    The caller holds the folder's lock.

    Returns
    -------
    socket.socket or None
        None if there is no server.
    """
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with short_name(path) as name:
            connection.connect(name)
        wire.check_peer(connection)
    except FileNotFoundError:
        connection.close()
        return None
    except ConnectionRefusedError:
        connection.close()
        path.unlink(missing_ok=True)
        return None
    return connection


def connect(environment: Environment) -> tuple[socket.socket, IO[bytes] | None]:
    """Connect to the environment's server, and start it if there is none.

    Returns
    -------
    connection : socket.socket
        It answers once the server has imported everything.
    output : file or None
        What a server that was started here prints, to be read if it fails.

    Raises
    ------
    NoWarmKernel
        If the server cannot be started.
    """
    path = socket_path(environment)
    output = None
    try:
        with locked(path.parent):
            connection = connect_to(path)
            if connection is None:
                output = _start(environment, path)
                connection = connect_to(path)
        if connection is None:
            raise KernelServerLost("its server ended at once")
        connection.settimeout(SERVER_START_TIMEOUT_S)
        return connection, output
    except (OSError, subprocess.SubprocessError, wire.WireError) as error:
        raise NoWarmKernel(f"its server cannot be started ({error})") from error


def _start(environment: Environment, path: Path) -> IO[bytes]:
    """Start a server on a socket that listens already, so that nobody has to wait until it does.

    Returns
    -------
    file
        What the server prints.
    """
    output = os.fdopen(os.memfd_create("kernelserver"), "r+b")
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with listener, short_name(path) as name:
        mask = os.umask(0o177)
        try:
            listener.bind(name)
        finally:
            os.umask(mask)
        listener.listen(128)
        command = [
            *environment.python,
            "-m",
            "autograder.kernels.server",
            f"--socket={path}",
            f"--listener={listener.fileno()}",
            f"--packages={packages_fingerprint()}",
            f"--idle={environment.idle}",
            *environment.preload,
        ]
        subprocess.run(  # it returns at once: the server forks, and is nobody's child afterwards
            command,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env=dict(environment.variables),
            pass_fds=[listener.fileno()],
            start_new_session=True,
        )
    return output


def request(
    environment: Environment, message: Mapping[str, Any], descriptors: tuple[int, ...] = ()
) -> tuple[socket.socket, dict[str, Any]]:
    """Send a request to the environment's server; return the open connection and the answer.

    Parameters
    ----------
    environment : Environment
    message : mapping
        A `wire.Launch` or `wire.KeepAlive`; the fingerprints are added here.
    descriptors : tuple of int
        Open files to send along.

    Raises
    ------
    NoWarmKernel
        If there is no server that can fulfil it.
    """
    variables, messages = dict(environment.variables), 0
    for _ in range(MAX_ATTEMPTS):
        fingerprints: wire.Fingerprints = {
            "packages": packages_fingerprint(),
            "settings": settings_fingerprint(variables),
        }
        connection, output = connect(environment)
        with output or nullcontext():
            try:
                wire.send(connection, {**message, **fingerprints}, descriptors)
                answer, _ = wire.receive(connection)
            except TimeoutError:
                connection.close()
                raise NoWarmKernel(
                    f"its server did not answer in {SERVER_START_TIMEOUT_S} s"
                ) from None
            except (OSError, EOFError, wire.WireError):
                connection.close()
                if output is not None and (last := _last_line(output)):
                    messages += 1
                    if messages > 1:  # once, it may have been killed while it started
                        raise NoWarmKernel(f"its server ended: {last}") from None
                continue  # it was stopped a moment ago; try a new one
        if "refused" in answer:
            connection.close()
            raise NoWarmKernel(answer["refused"])
        if "stale" in answer:
            connection.close()
            continue
        connection.settimeout(None)
        return connection, answer
    raise KernelServerLost(f"its server ended {MAX_ATTEMPTS} times")


def _last_line(output: IO[bytes]) -> str:
    output.seek(0)
    lines = output.read().decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def launch(
    environment: Environment,
    command: Sequence[str],
    env: Mapping[str, str],
    cwd: str | None = None,
    *,
    sandbox: Limits | None = None,
    visible: Iterable[Path] = (),
    **streams: int | IO[Any] | None,
) -> WarmProcess:
    """Start a kernel, or another module, in a fork of the server.

    Parameters
    ----------
    environment : Environment
    command : sequence of str
        As for an ordinary process: Python, its options, ``-m``, the module and arguments.
    env : mapping
        All environment variables of the kernel.
    cwd : str, optional
        Its working folder; this process's if not given. A sandbox has its own.
    sandbox : Limits, optional
        Confine it, with these limits.
    visible : iterable of Path
        What a sandbox shows besides the system and Python.
    **streams : int, file or None
        stdin, stdout, stderr, as `subprocess.Popen` takes them.

    Raises
    ------
    NoWarmKernel
        If it cannot be had here; an ordinary process must be started instead.
    OSError
        If the working folder cannot be entered.
    """
    require_linux()
    folder = str(Path(cwd or ".").absolute())
    os.close(os.open(folder, os.O_RDONLY | os.O_DIRECTORY))
    message: wire.Launch = {
        "do": "launch",
        "command": list(command),
        "env": dict(env),
        "cwd": folder,
        "sandbox": sandbox.as_request() if sandbox else None,
        "visible": [str(path) for path in visible],
        "umask": umask(),
        "limits": _limits(),
        "nice": os.getpriority(os.PRIO_PROCESS, os.getpid()),
        "cores": sorted(os.sched_getaffinity(os.getpid())),
    }
    opened, descriptors, pipes = _streams(streams)
    try:
        connection, answer = request(environment, message, descriptors)
    except BaseException:
        for pipe in pipes.values():
            pipe.close()
        raise
    finally:
        for descriptor in opened:
            os.close(descriptor)
    if "pid" in answer:
        return WarmProcess(connection, answer["pid"], pipes)
    process = WarmProcess(connection, answer["of"], pipes)  # it ended before it was a kernel
    process.returncode = answer["exit"]
    connection.close()
    return process


def _streams(
    streams: Mapping[str, int | IO[Any] | None],
) -> tuple[list[int], tuple[int, int, int], dict[str, IO[bytes]]]:
    """Resolve stdin, stdout and stderr to descriptors.

    Returns
    -------
    opened : list of int
        Descriptors to close once they are sent.
    sent : tuple of three int
        What to send.
    pipes : dict
        This side of the pipes, by the name of the stream.
    """
    opened: list[int] = []
    sent: list[int] = []
    pipes: dict[str, IO[bytes]] = {}
    for standard, name in enumerate(("stdin", "stdout", "stderr")):
        given = streams.get(name)
        if (given is None and name == "stdin") or given == subprocess.DEVNULL:
            # A kernel asks its front end, not its terminal.
            opened.append(os.open(os.devnull, os.O_RDWR))
            sent.append(opened[-1])
        elif given is None:
            sent.append(standard)
        elif given == subprocess.PIPE:
            read, write = os.pipe()
            kept, theirs = (write, read) if name == "stdin" else (read, write)
            pipes[name] = os.fdopen(kept, "wb" if name == "stdin" else "rb", buffering=0)
            opened.append(theirs)
            sent.append(theirs)
        elif given == subprocess.STDOUT:
            sent.append(sent[1])
        else:
            sent.append(given if isinstance(given, int) else given.fileno())
    return opened, (sent[0], sent[1], sent[2]), pipes


def _limits() -> dict[str, tuple[int, int]]:
    """Return this process's resource limits by name."""
    names = [name for name in dir(resource) if name.startswith("RLIMIT_")]
    return {name: resource.getrlimit(getattr(resource, name)) for name in names}


def keep_alive(environment: Environment) -> None:
    """Start a server of the environment and keep it; return when somebody has stopped it.

    A server that retires because packages have changed is followed by a new one.

    Raises
    ------
    NoWarmKernel
        If there cannot be one.
    """
    stale = True
    while stale:
        connection, _ = request(environment, wire.KeepAlive(do="keep_alive"))
        with connection:
            try:
                retired, _ = wire.receive(connection)
            except (OSError, EOFError, wire.WireError):
                return
        stale = retired["stale"]


def command_servers(verb: str) -> list[dict[str, Any]]:
    """Send a command to all of this user's servers on this host.

    Parameters
    ----------
    verb : str
        ``status`` or ``stop``. A server that is stopped ends with its last kernel.

    Returns
    -------
    list of dict
        Their answers, each a `wire.ServerStatus`.

    Raises
    ------
    NoWarmKernel
        If others can write into the folder of the servers' sockets.
    """
    answers = []
    for path in sorted(runtime_folder().glob(socket_name())):
        with locked(path.parent):
            connection = connect_to(path)
        if connection is None:
            continue
        with connection, suppress(OSError, EOFError, wire.WireError):  # it has just ended
            connection.settimeout(SERVER_START_TIMEOUT_S)
            wire.send(connection, {"do": verb})
            answers.append(wire.receive(connection)[0])
    return answers
