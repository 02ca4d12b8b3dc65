"""Find the kernel server of an environment, or start it; ask it for a kernel."""

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
from autograder.kernels.environment import Environment, NoWarmKernel
from autograder.kernels.process import WarmProcess
from autograder.parts import server_files
from autograder.sandbox.confine import Limits

PATIENCE = 180  # seconds in which a server has to be ready; imports take 4 to 15


def runtime() -> Path:
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
    """Return a short name for values."""
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:16]


def sockets(environment: str = "*") -> str:
    """Return the pattern of the sockets of this host; a home folder may serve several."""
    return f"kernelserver-{digest(os.uname().nodename)}-{environment}.sock"


def socket_of(environment: Environment) -> Path:
    """Return where the environment's server listens."""
    what = (environment.python, environment.preload, environment.variables, environment.place)
    return runtime() / sockets(digest(*what))


def packages() -> str:
    """Return a value that changes when the packages of this environment do, or this one."""
    watched = [
        Path(sys.executable).resolve(),
        Path(sys.prefix) / "pyvenv.cfg",
        *(Path(sysconfig.get_path(name)) for name in ("stdlib", "purelib", "platlib")),
        Path(site.getusersitepackages()),
        *server_files(),
    ]
    return digest([_changed(path) for path in watched])


def settings(variables: Mapping[str, str]) -> str:
    """Return a value that changes when the settings do that packages read at import.

    Keras writes its own at the first import: a server looks afterwards.
    """
    keras = variables.get("KERAS_HOME") or f"{variables.get('HOME', '')}/.keras"
    return digest(_changed(Path(keras) / "keras.json"))


def _changed(path: Path) -> int:
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
def short(path: Path) -> Iterator[str]:
    """Name a file in a way that a Unix socket's 107 bytes always hold."""
    fd = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{fd}/{path.name}"
    finally:
        os.close(fd)


def reach(path: Path) -> socket.socket | None:
    """Connect to the server that listens there; remove what a killed one has left.

    Returns
    -------
    socket.socket or None
        None if there is no server. The lock is to be held.
    """
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with short(path) as name:
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
    said : file or None
        What a server that was started here has said so far, to be read if it fails.

    Raises
    ------
    NoWarmKernel
        If the server cannot be started.
    """
    path = socket_of(environment)
    said = None
    try:
        with locked(path.parent):
            connection = reach(path)
            if connection is None:
                said = _start(environment, path)
                connection = reach(path)
        if connection is None:
            raise NoWarmKernel("its server ended at once")
        connection.settimeout(PATIENCE)
        return connection, said
    except (OSError, subprocess.SubprocessError, wire.WireError) as error:
        raise NoWarmKernel(f"its server cannot be started ({error})") from error


def _start(environment: Environment, path: Path) -> IO[bytes]:
    """Start a server on a socket that already listens: nobody needs to wait until it does."""
    said = os.fdopen(os.memfd_create("kernelserver"), "r+b")
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    with listener, short(path) as name:
        mask = os.umask(0o177)
        try:
            listener.bind(name)
        finally:
            os.umask(mask)
        listener.listen(128)
        variables = dict(environment.variables)
        command = [
            *(*environment.python, "-m", "autograder.kernels.server"),
            *("--socket", str(path), "--listener", str(listener.fileno())),
            *("--packages", packages(), "--idle", str(environment.idle)),
            *environment.preload,
        ]
        subprocess.run(  # it returns at once: the server goes on as nobody's child
            command,
            check=True,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
            cwd="/",
            env=variables,
            pass_fds=[listener.fileno()],
            start_new_session=True,
        )
    return said


def ask(
    environment: Environment, request: dict[str, Any], fds: tuple[int, ...] = ()
) -> tuple[socket.socket, dict[str, Any]]:
    """Send a request to the environment's server; return the open connection and the answer.

    Raises
    ------
    NoWarmKernel
        If there is no server that can fulfil it.
    """
    for _ in range(3):
        request |= {"packages": packages(), "settings": settings(dict(environment.variables))}
        connection, said = connect(environment)
        with said or nullcontext():
            try:
                wire.send(connection, request, fds)
                answer, _ = wire.receive(connection)
            except TimeoutError:
                connection.close()
                raise NoWarmKernel(f"its server did not answer in {PATIENCE} s") from None
            except (OSError, EOFError, wire.WireError):
                connection.close()
                if said is not None and (last := _last_line(said)):
                    raise NoWarmKernel(f"its server ended: {last}") from None
                continue  # somebody stopped it; try a new one
        if "refused" in answer:
            connection.close()
            raise NoWarmKernel(answer["refused"])
        if "stale" in answer:
            connection.close()
            continue
        connection.settimeout(None)
        return connection, answer
    raise NoWarmKernel("its server ended three times")


def _last_line(said: IO[bytes]) -> str:
    said.seek(0)
    lines = said.read().decode(errors="replace").strip().splitlines()
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
        If an ordinary kernel is to be started.
    OSError
        If the working folder cannot be entered.
    """
    folder = str(Path(cwd or ".").absolute())
    os.close(os.open(folder, os.O_RDONLY | os.O_DIRECTORY))
    ours, theirs, pipes = _streams(streams)
    try:
        connection, answer = ask(
            environment,
            {
                "do": "launch",
                "command": list(command),
                "env": dict(env),
                "cwd": folder,
                "sandbox": sandbox.as_request() if sandbox else None,
                "visible": [str(path) for path in visible],
                "umask": _umask(),
                "limits": _limits(),
                "nice": os.getpriority(os.PRIO_PROCESS, os.getpid()),
                "cores": sorted(os.sched_getaffinity(os.getpid())),
            },
            theirs,
        )
    except BaseException:
        for pipe in pipes.values():
            pipe.close()
        raise
    finally:
        for fd in ours:
            os.close(fd)
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

    Returns the ones to close once they are sent, the three to send, and this side of the pipes.
    """
    ours: list[int] = []
    theirs: list[int] = []
    pipes: dict[str, IO[bytes]] = {}
    for fd, name in enumerate(("stdin", "stdout", "stderr")):
        given = streams.get(name)
        if (given is None and name == "stdin") or given == subprocess.DEVNULL:
            # A kernel asks its front end, not its terminal.
            ours.append(os.open(os.devnull, os.O_RDWR))
            theirs.append(ours[-1])
        elif given is None:
            theirs.append(fd)
        elif given == subprocess.PIPE:
            read, write = os.pipe()
            kept, sent = (write, read) if name == "stdin" else (read, write)
            pipes[name] = os.fdopen(kept, "wb" if name == "stdin" else "rb", buffering=0)
            ours.append(sent)
            theirs.append(sent)
        elif given == subprocess.STDOUT:
            theirs.append(theirs[1])
        else:
            theirs.append(given if isinstance(given, int) else given.fileno())
    return ours, (theirs[0], theirs[1], theirs[2]), pipes


def _umask() -> int:
    """Return this process's umask without changing it, as `os.umask` would."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("Umask:")[2].split()[0], 8)


def _limits() -> dict[str, tuple[int, int]]:
    """Return this process's resource limits by name."""
    names = [name for name in dir(resource) if name.startswith("RLIMIT_")]
    return {name: resource.getrlimit(getattr(resource, name)) for name in names}


def hold(environment: Environment) -> None:
    """Keep a server of the environment; return when somebody has stopped it.

    Raises
    ------
    NoWarmKernel
        If there cannot be one.
    """
    stale = True
    while stale:
        connection, _ = ask(environment, {"do": "hold"})
        with connection:
            try:
                said, _ = wire.receive(connection)
            except (OSError, EOFError, wire.WireError):
                return
        stale = said["stale"]


def tell_all(verb: str) -> list[dict[str, Any]]:
    """Say ``status`` or ``stop`` to all of this user's servers on this host.

    A server that is stopped ends with its last kernel.

    Returns
    -------
    list of dict
        Their answers: pid, python, preload, kernels (pids), holders, refused.
    """
    answers = []
    for path in sorted(runtime().glob(sockets())):
        with locked(path.parent):
            connection = reach(path)
        if connection is None:
            continue
        with connection, suppress(OSError, EOFError, wire.WireError):  # it has just ended
            connection.settimeout(PATIENCE)
            wire.send(connection, {"do": verb})
            answers.append(wire.receive(connection)[0])
    return answers
