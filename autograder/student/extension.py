"""The button Validate of JupyterLab: for this course's exercises it runs ours.

nbgrader's own blocks the server, and all that is open in it, while a notebook runs.
"""

import asyncio
import html
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from autograder.student.copies import course_root
from autograder.student.validate import (
    NoExercise,
    NoKernel,
    Unreadable,
    Validation,
    validate,
)
from autograder.terminal.progress_text import SIGNS

P = ParamSpec("P")
T = TypeVar("T")

# nbgrader's dialog says "The following cell failed:" first, whatever there is to say.
STYLE = """<style>
#validation-message > div:first-child { display: none }
#validation-message .jp-RenderedText pre { border: none; padding: 0; max-height: none;
  font-family: var(--jp-ui-font-family) }
#validation-message > .jp-RenderedText:nth-child(2) pre { font-weight: bold }
.jp-Dialog-content:has(.course-verdict) { max-width: 50rem; max-height: 85vh }
.course-verdict { white-space: normal; color: var(--jp-ui-font-color1); line-height: 1.4 }
.course-verdict h3 { font-size: 1em; margin: 1em 0 0.3em }
.course-verdict ul { list-style: none; margin: 0; padding: 0 }
.course-verdict li { border-left: 4px solid var(--jp-border-color1); margin: 4px 0;
  padding: 2px 10px }
.course-verdict li.passed { border-color: var(--jp-success-color1) }
.course-verdict li.noted { border-color: var(--jp-info-color1) }
.course-verdict li.failed { border-color: var(--jp-error-color1) }
.course-verdict li div { white-space: pre-wrap; font-size: 0.95em }
</style>"""


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "autograder.student.extension"}]


def _load_jupyter_server_extension(app: Any) -> None:
    """Answer before nbgrader's extension: of two handlers, the server asks the earlier one.

    It loads extensions in the order of their names.
    """
    from jupyter_server.utils import url_path_join

    address = url_path_join(app.web_app.settings["base_url"], "/assignments/validate")
    app.web_app.add_handlers(".*$", [(address, _handler())])


def _handler() -> type:
    from nbgrader.server_extensions.validate_assignment.handlers import ValidateAssignmentHandler
    from tornado import web

    class Handler(ValidateAssignmentHandler):  # type: ignore[misc]
        """Runs exercises of this course while the server goes on; the rest is nbgrader's."""

        @web.authenticated
        async def post(self) -> None:
            """Give the verdict as nbgrader's dialog shows it."""
            path = self.get_argument("path", None)
            button = path is not None  # of a notebook; the Assignment List sends a body instead
            if not button:
                path = self.get_json_body()["path"]
            root = Path(self.settings["server_root_dir"]).expanduser().resolve()
            target = (root / path).resolve()
            if not target.is_relative_to(root):
                raise web.HTTPError(403, "Access denied: path outside allowed directory")
            try:
                found = await in_thread(validate, target, course_root(target.parent))
            except NoExercise:
                super().post()
            except (NoKernel, Unreadable) as error:
                self.finish({"success": False, "value": str(error)})
            else:
                # The list makes its button green only if there is nothing to show.
                good = found.passed and not (found.noted or found.notes or button)
                self.finish({"success": True, "value": {} if good else shown(found)})

    return Handler


async def in_thread(call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function in a thread that does not keep the server from ending."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def settle(result: T | None, error: BaseException | None) -> None:
        if future.cancelled():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(cast(T, result))

    def run() -> None:
        result, error = None, None
        try:
            result = call(*args, **kwargs)
        except Exception as raised:
            error = raised
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, result, error)

    threading.Thread(target=run, name="validate", daemon=True).start()
    return await future


def shown(found: Validation) -> dict[str, Any]:
    """Return a verdict in the one shape whose HTML the dialog shows: that of failed cells."""
    notes = [f"<p>{html.escape(note)}</p>" for note in found.notes]
    questions = []
    for question in found.questions:
        heading = html.escape(f"{question.name}: {question.score}")
        checks = [
            f'<li class="{checked.state.replace(" ", "-")}">'
            f"<b>{SIGNS[checked.state]} {html.escape(checked.title)}</b> · {checked.state}"
            f"<div>{html.escape(checked.message)}</div></li>"
            for checked in question.checks
        ]
        questions.append(f"<section><h3>{heading}</h3><ul>{''.join(checks)}</ul></section>")
    verdict = f"{found.score}. The grader may try more."
    body = "".join(notes + questions)
    error = f'{STYLE}<div class="course-verdict" role="status" tabindex="0">{body}</div>'
    return {"failed": [{"source": verdict, "error": error, "raw_error": verdict}]}
