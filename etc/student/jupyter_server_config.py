"""What happens when a student saves."""

import warnings
from pathlib import Path


def without_outputs(path, model, **_):
    """Save a lesson without outputs, and without the metadata that the kernel adds.

    Lessons stay as they were built: `git pull` brings new ones without a conflict.
    """
    if model["type"] != "notebook" or not path.strip("/").startswith("course/"):
        return
    notebook = model["content"]
    notebook["metadata"]["language_info"] = {"name": "python"}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"], cell["execution_count"] = [], None


def with_progress(os_path, model, contents_manager, **_):
    """Bring the welcome page up to date."""
    if model["type"] == "notebook":
        from autograder.student.server import update_welcome_page  # noqa: PLC0415 - at a save

        update_welcome_page(Path(os_path), contents_manager.log)


# Jupyter reads this file twice.
warnings.filterwarnings("ignore", "Overriding existing (pre|post)_save_hook")
c.ContentsManager.pre_save_hook = without_outputs  # noqa: F821 - traitlets puts it here
c.ContentsManager.post_save_hook = with_progress  # noqa: F821
