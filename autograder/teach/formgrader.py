"""What this course changes in Formgrader: pages and requests that stand before nbgrader's own."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from jupyter_server.utils import url_path_join
from nbgrader.server_extensions.formgrader import apihandlers, handlers
from nbgrader.server_extensions.formgrader.base import (
    BaseApiHandler,
    check_notebook_dir,
    check_xsrf,
)
from tornado import web

from autograder.feedback.exporter import FeedbackExporter
from autograder.feedback.sanitize import Sanitize
from autograder.grading.students import same_name, submitted_folders
from autograder.grading.times import NotATime
from autograder.teach.gradings import Gradings

HERE = Path(__file__).parent
ANSWERS = "answers"  # a folder beside the assignments: what proves their checks


class SubmissionsPage(handlers.ManageSubmissionsHandler):  # type: ignore[misc]
    """The list of an assignment's submissions, with the button that grades them all."""

    templates = Environment(
        loader=FileSystemLoader([HERE / "templates", handlers.template_path]), autoescape=True
    )

    def render(self, _: str, **values: Any) -> str:
        """Return our page in the place of nbgrader's."""
        return self.templates.get_template("submissions.tpl").render(**values)


class GradingExporter(FeedbackExporter):
    """Renders a submission for manual grading."""

    # The page's script waits for MathJax before it goes to the first score.
    mathjax = """<script>
    const MathJax = {Hub: {Startup: {signal: {Interest: (call) => setTimeout(call, 0, "End")}}}};
    </script>"""


class SubmissionPage(handlers.SubmissionHandler):  # type: ignore[misc]
    """A submission to be graded by hand."""

    @property
    def exporter(self) -> GradingExporter:
        """What renders it: sanitized, because students wrote what is shown."""
        if "autograder_exporter" not in self.settings:
            exporter = GradingExporter(config=self.settings["nbgrader_exporter"].config)
            exporter.register_preprocessor(Sanitize(), enabled=True)
            self.settings["autograder_exporter"] = exporter
        found: GradingExporter = self.settings["autograder_exporter"]
        return found

    def prepare(self) -> Any:
        """Read the gradebook anew: another process may have graded since."""
        if self.settings["nbgrader_gradebook"] is not None:
            self.settings["nbgrader_gradebook"].db.expire_all()
        return super().prepare()


class Assignments(apihandlers.AssignmentCollectionHandler):  # type: ignore[misc]
    """The list of assignments, without the folder of answers."""

    @web.authenticated
    @check_xsrf
    @check_notebook_dir
    def get(self) -> None:
        """Answer with the list."""
        found = self.api.get_assignments()
        self.write(json.dumps([one for one in found if one["name"] != ANSWERS]))


class Assignment(apihandlers.AssignmentHandler):  # type: ignore[misc]
    """An assignment, whose due date is refused with a sentence if it is none."""

    def put(self, assignment: str) -> None:
        """Change it."""
        try:
            super().put(assignment)
        except NotATime as error:
            self.set_status(400)
            self.finish(str(error))


class Autograde(BaseApiHandler):  # type: ignore[misc]
    """Gradings of an assignment: start one, show its state, stop it."""

    def initialize(self, gradings: Gradings) -> None:
        """Take the gradings of this server."""
        self.gradings = gradings

    @web.authenticated
    @check_xsrf
    @check_notebook_dir
    def get(self, assignment: str) -> None:
        """Answer with the state of the latest."""
        self.write(json.dumps(self.gradings.state(assignment)))

    @web.authenticated
    @check_xsrf
    @check_notebook_dir
    def post(self, assignment: str, student: str = "") -> None:
        """Start one, for one student or all."""
        root = Path(self.coursedir.root)
        students = submitted_folders(root, assignment)
        if student:
            students = [one for one in students if same_name(one, student)]
        if not students:
            whose = student or "STUDENT"
            raise _refusal(
                f"Nothing to grade: collect, or put notebooks into submitted/{whose}/{assignment}/."
            )
        begun = self.gradings.begin(root, assignment, students)
        self.write(json.dumps({"begun": begun, **(self.gradings.state(assignment) or {})}))

    @web.authenticated
    @check_xsrf
    @check_notebook_dir
    def delete(self, assignment: str) -> None:
        """Stop it."""
        self.gradings.stop(assignment)
        self.write(json.dumps(self.gradings.state(assignment)))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Answer with the reason, as one sentence."""
        self.finish(self._reason if status_code == 409 else f"Error {status_code}.")


def _refusal(reason: str) -> web.HTTPError:
    return web.HTTPError(409, reason=reason)


class GenerateAllFeedback(apihandlers.GenerateAllFeedbackHandler):  # type: ignore[misc]
    """Writes everybody's feedback, in a process of its own: a class takes its time."""

    @web.authenticated
    @check_xsrf
    @check_notebook_dir
    async def post(self, assignment: str) -> None:
        """Answer when it is done."""
        command = [sys.executable, "-m", "nbgrader", "generate_feedback", "--force"]
        process = await asyncio.create_subprocess_exec(
            *command,
            f"--assignment={assignment}",
            "--log-level=WARN",
            stderr=asyncio.subprocess.PIPE,
            cwd=self.coursedir.root,
        )
        _, errors = await process.communicate()
        log = errors.decode(errors="replace")
        self.write(json.dumps({"success": process.returncode == 0, "log": log}))


class _WithoutTraceback:
    """nbgrader's answer to a request, without a traceback beside what it logged."""

    def write(self, answer: str) -> None:
        outcome = json.loads(answer)
        if outcome.get("log"):
            outcome.pop("error", None)
        super().write(json.dumps(outcome))  # type: ignore[misc]


class ReleaseFeedback(_WithoutTraceback, apihandlers.ReleaseFeedbackHandler):  # type: ignore[misc]
    """Releases one student's feedback."""


class ReleaseAllFeedback(_WithoutTraceback, apihandlers.ReleaseAllFeedbackHandler):  # type: ignore[misc]
    """Releases everybody's feedback."""


def load(app: Any) -> None:
    """Put our handlers before nbgrader's, whose extension comes later in the alphabet."""
    ours_first = [str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]
    os.environ["PATH"] = os.pathsep.join(ours_first)  # for a new gradebook nbgrader runs `alembic`
    shared = {"gradings": Gradings()}
    ours: list[tuple[Any, ...]] = [
        (r"/manage_submissions/([^/]+)/?", SubmissionsPage),
        (r"/submissions/([^/]+)/?", SubmissionPage),
        (r"/api/assignments", Assignments),
        (rf"/api/assignment/{ANSWERS}(?:/.*)?", handlers.Template404),
        (r"/api/assignment/([^/]+)/?", Assignment),
        (r"/api/submissions/([^/]+)/autograde", Autograde, shared),
        (r"/api/submission/([^/]+)/([^/]+)/autograde", Autograde, shared),
        (r"/api/assignment/([^/]+)/generate_feedback", GenerateAllFeedback),
        (r"/api/assignment/([^/]+)/release_feedback", ReleaseAllFeedback),
        (r"/api/assignment/([^/]+)/([^/]+)/release_feedback", ReleaseFeedback),
        (r"/teach/(.*)", web.StaticFileHandler, {"path": HERE / "static"}),
    ]
    base = url_path_join(app.base_url, "formgrader")
    app.web_app.add_handlers(".*$", [(base + pattern, *rest) for pattern, *rest in ours])
