"""The outputs of a run: for a terminal, as JSON, JUnit XML, Markdown, GitHub annotations, and as an HTML page."""

from __future__ import annotations

from summarizer.evals.report.annotations import workflow_commands
from summarizer.evals.report.html import html
from summarizer.evals.report.json import json
from summarizer.evals.report.junit import junit
from summarizer.evals.report.markdown import markdown
from summarizer.evals.report.terminal import terminal

__all__ = ["html", "json", "junit", "markdown", "terminal", "workflow_commands"]
