"""What students get back, rendered by nbgrader's template."""

from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, DictLoader, Environment, pass_context
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from nbconvert.exporters import HTMLExporter
from nbconvert.filters.markdown_mistune import MarkdownWithMath

from autograder.grading.formulas import FormulaRenderer


class Compiled(BytecodeCache):
    """Templates that this process has compiled."""

    def __init__(self) -> None:
        self.templates: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find a template whose source has not changed."""
        bucket.code = self.templates.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self.templates[bucket.key, bucket.checksum] = bucket.code


COMPILED = Compiled()


class FeedbackExporter(HTMLExporter):  # type: ignore[misc]
    """nbconvert's, whose pages need no network and no script, not even for formulas.

    It compiles its template once instead of for each submission.
    """

    mathjax = ""  # what stands in the place of the script that MathJax would be loaded by

    def _create_environment(self) -> Environment:
        environment: Environment = super()._create_environment()
        macro = "{%- macro mathjax(url='') -%}" + self.mathjax + "{%- endmacro -%}"
        ours = DictLoader({"mathjax.html.j2": macro})
        environment.loader = ChoiceLoader([ours, *filter(None, [environment.loader])])
        environment.bytecode_cache = COMPILED
        return environment

    @pass_context
    def markdown2html(self, context: Context, source: str) -> str:
        """Return Markdown as HTML, with formulas as MathML."""
        renderer = FormulaRenderer(
            escape=False,
            allow_harmful_protocols=False,
            attachments=context.get("cell", {}).get("attachments", {}),
            anchor_link_text=self.anchor_link_text,
            exclude_anchor_links=self.exclude_anchor_links,
        )
        return str(MarkdownWithMath(renderer=renderer).render(source))
