"""The report as JUnit XML, which every server for continuous integration reads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from summarizer.evals.report import words
from summarizer.evals.results import EvalReport
from summarizer.evals.scoring.outcomes import DocumentScore, FactOutcome

__all__ = ["junit"]

# What XML 1.0 allows no document to hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NAME = 120  # characters of a test's name, which lists show whole

_Element = ElementTree.Element


def junit(report: EvalReport) -> str:
    """The report as JUnit XML.

    A suite of tests is a document (or one reading of it), a test is a labelled fact: incorrect and missing facts are
    failures, those of a failed document errors, those that were not run skipped. A partial fact passes, and its output
    says what is not as labelled. Forbidden facts that were stated and caveats that were not given are failures too.
    The last suite, "gate", has one test: whether the run passes.
    """
    suites = ElementTree.Element("testsuites", name=_clean(f"eval of {report.suite}"))
    for score in report.documents:
        suites.append(_suite(report, _named(score), list(_cases(score)), _invented(score)))
    suites.append(_suite(report, "gate", [_gate(report)], seconds=report.seconds))
    for counted in ("tests", "failures", "errors", "skipped"):
        suites.set(counted, str(sum(int(suite.get(counted, 0)) for suite in suites)))
    suites.set("time", f"{report.seconds:.3f}")
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suites, encoding="unicode") + "\n"


def _suite(
    report: EvalReport, name: str, cases: list[_Element], output: str | None = None, seconds: float = 0.0
) -> _Element:
    # The time of a document is not known apart from that of the run, which stands at the gate.
    suite = ElementTree.Element(
        "testsuite",
        name=_clean(name),
        tests=str(len(cases)),
        failures=str(sum(case.find("failure") is not None for case in cases)),
        errors=str(sum(case.find("error") is not None for case in cases)),
        skipped=str(sum(case.find("skipped") is not None for case in cases)),
        time=f"{seconds:.3f}",
        timestamp=_clean(report.started.partition("+")[0].rstrip("Z")),
        hostname="localhost",
    )
    properties = ElementTree.SubElement(suite, "properties")
    about = ("suite", "model", "strategy", "mode", "gold_sha256", "package_version")
    for key in about:
        ElementTree.SubElement(properties, "property", name=key, value=_clean(str(getattr(report, key))))
    suite.extend(cases)
    if output:
        ElementTree.SubElement(suite, "system-out").text = _clean(output)
    return suite


def _cases(score: DocumentScore) -> Iterator[_Element]:
    for fact in score.facts:
        yield _fact(score, fact)
    for hit in score.forbidden:
        case = _case(score, f"{hit.id} is not said: {hit.value}", hit.line)
        _say(case, "failure", "forbidden", f"{hit.output} states: {hit.value}", hit.why)
        yield case
    for caveat in score.missing_caveats:
        case = _case(score, f"caveat {caveat}", 1)
        _say(case, "failure", "missing", f"The caveat {caveat} is not given.")
        yield case
    if score.error and all(fact.state != "error" for fact in score.facts):
        case = _case(score, "the document gives its records", 1)
        _say(case, "error", "error", score.error)
        yield case


def _fact(score: DocumentScore, fact: FactOutcome) -> _Element:
    case = _case(score, f"{fact.id} {fact.label}", fact.line)
    slots = "\n".join(_slots(fact))
    match fact.state:
        case "incorrect":
            _say(case, "failure", "incorrect", f"{fact.output} is not as labelled: {fact.label}", slots)
        case "missing":
            _say(case, "failure", "missing", f"No output states it: {fact.label}")
        case "error":
            _say(case, "error", "error", score.error or "The document failed.")
        case "not_run":
            ElementTree.SubElement(case, "skipped", message="The document was left out of this run.")
        case "partial":
            said = f"{fact.output} is partly as labelled.\n{slots}"
            ElementTree.SubElement(case, "system-out").text = _clean(said)
    return case


def _case(score: DocumentScore, name: str, line: int) -> _Element:
    short = words.short(name, _NAME)
    return ElementTree.Element(
        "testcase",
        classname=_clean(_named(score)),
        name=_clean(short),
        file=_clean(words.place(score.gold)),
        line=str(line),
        time="0.000",
    )


def _gate(report: EvalReport) -> _Element:
    gate = report.gate
    case = ElementTree.Element("testcase", classname="gate", name="the run passes", time=f"{report.seconds:.3f}")
    if not gate.passed:
        _say(case, "failure", "gate", " ".join(gate.reasons), "\n".join(gate.reasons))
    said = [words.mode_words(report.mode, report.model), *gate.notes]
    ElementTree.SubElement(case, "system-out").text = _clean("\n".join(said))
    return case


def _say(case: _Element, tag: str, kind: str, message: str, more: str = "") -> None:
    child = ElementTree.SubElement(case, tag, message=_clean(message), type=kind)
    child.text = _clean(more or message)


def _slots(fact: FactOutcome) -> Iterator[str]:
    for slot in words.differing(fact):
        yield f"{slot.slot}: {slot.state}: expected {slot.expected or 'nothing'}, found {slot.found or 'nothing'}"


def _invented(score: DocumentScore) -> str:
    return "\n".join(f"invented: {one.output}: {one.value}" for one in score.spurious)


def _named(score: DocumentScore) -> str:
    return f"{score.document} (reading {score.repeat + 1})" if score.repeat else score.document


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
