"""Error bars: intervals by bootstrap over families, paired differences, McNemar's test, what a suite can detect.

Facts of one document are not independent of each other (one misread sentence spoils several), nor are a document and
its edits, so that families of documents are resampled and never facts. Resampling, distributions and tests are
those of scipy.

Intervals are of 95 %, by the percentile method, at levels widened for few families ("expanded percentile"). The plain
percentile interval is too narrow by the factor ``sqrt((n - 1) / n)`` and by the difference between the normal and
Student's distribution, and BCa mends neither: see T. Hesterberg, What Teachers Should Know About the Bootstrap, The
American Statistician 69 (2015), 371-386, and on BCa with few clusters A. C. Cameron, J. B. Gelbach and D. L. Miller,
Bootstrap-Based Improvements for Inference with Clustered Errors, Review of Economics and Statistics 90 (2008), 414-427.
BCa is also undefined where leaving out any one family changes nothing.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from summarizer.evals.extra import require

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

__all__ = [
    "LEVEL",
    "MIN_FAMILIES",
    "POWER",
    "SEED",
    "Difference",
    "Interval",
    "detectable",
    "interval",
    "mcnemar",
    "paired_difference",
]

LEVEL = 0.95
"""Of every interval; tests are two-sided at the 5 % level."""

POWER = 0.8
"""With which :func:`detectable` would find a difference."""

MIN_FAMILIES = 6
"""With fewer, an interval is not to be relied on, and says so.

Even if five families all moved the same way, an exact sign test gives p = 2 / 2**5 = 0.06; six give 0.03. Cameron,
Gelbach and Miller (2008) call five to thirty clusters few and find that tests go wrong there; below five they try none.
"""

SEED = 20240619
"""Of every resampling, so that a figure is the same on every machine and in every run."""

_RESAMPLES = 9999
_LARGE = 1_000_000  # families times resamples; above it fewer resamples, at least _FEWEST
_FEWEST = 1999
_TOLERANCE = 1e-12


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its 95 % interval.

    Attributes:
        value: the figure; None where there is nothing to measure.
        low: lower end; None where nothing can be said of it.
        high: upper end; likewise.
        families: how many families have something to measure.
        note: what limits the interval; None if nothing does.
    """

    value: float | None
    low: float | None
    high: float | None
    families: int
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of one run less that of another on the same families, with its 95 % interval.

    Attributes:
        value_a: the first run's figure; None where there is nothing to measure.
        value_b: the second's; likewise.
        difference: ``value_a - value_b``; None unless both are there.
        low: lower end of the interval of the difference; None where nothing can be said of it.
        high: upper end; likewise.
        standard_error: of the difference; None with fewer than two families.
        families: families in which one of the runs has something to measure.
        note: what limits the interval; None if nothing does.
    """

    value_a: float | None
    value_b: float | None
    difference: float | None
    low: float | None
    high: float | None
    standard_error: float | None
    families: int
    note: str | None = None


def interval(num: Sequence[float], den: Sequence[float], *, count: bool = False) -> Interval:
    """The ratio of sums ``sum(num) / sum(den)`` over families, with its interval.

    Families whose denominator is 0 have nothing to measure and are left out, so that no resample is without a
    denominator. One family has no spread: no interval. If all families give the same, resampling cannot tell how far
    another might be: for all 0 or all 1 (of a ratio between them) the other end is that of the share of families like
    these (Clopper and Pearson), for other values the interval has no width; a note says so in both cases.

    Args:
        num: numerator of each family.
        den: denominator of each family.
        count: the figure is ``sum(num)``, a number of things found; ``den`` says only which families were looked at.

    Raises:
        ValueError: different lengths, something negative, or a numerator without a denominator.
        MissingExtra: scipy is not installed.

    >>> tenths = interval([8, 9, 4, 7, 10, 6, 9, 5], [10] * 8)
    >>> round(tenths.value, 3), round(tenths.low, 2), round(tenths.high, 2), tenths.note
    (0.725, 0.55, 0.89, None)
    >>> interval([3], [4])
    Interval(value=0.75, low=None, high=None, families=1, note='one family shows no spread, so there is no interval')
    >>> interval([0], [0])
    Interval(value=None, low=None, high=None, families=0, note='nothing to measure')
    """
    rows = _rows(num, den)
    families = int(rows.shape[1])
    if families == 0:
        return Interval(None, None, None, 0, "nothing to measure")
    value = float(_figure(rows[0], rows[1], -1, count=count))
    if families == 1:
        return Interval(value, None, None, 1, _note(1))
    each = rows[0] if count else rows[0] / rows[1]
    if float(each.max() - each.min()) <= _TOLERANCE:
        low, high, said = _all_alike(float(each[0]), families, count=count)
        return Interval(value, low, high, families, _note(families, said))
    drawn = _resampled(rows, lambda n, d, axis: _figure(n, d, axis, count=count))
    low, high = _ends(drawn, families)
    return Interval(value, min(low, value), max(high, value), families, _note(families))


def paired_difference(
    num_a: Sequence[float],
    den_a: Sequence[float],
    num_b: Sequence[float],
    den_b: Sequence[float],
    *,
    count: bool = False,
) -> Difference:
    """The figure of run a less that of run b, where each place in the four lists is one family.

    A family is drawn with both of its results. Resamples in which one of the runs has nothing to measure are left
    out; a note gives their share. The standard error is enlarged by ``sqrt(n / (n - 1))``, as resampling makes it too
    small by that.

    Args:
        num_a: numerator of each family in run a.
        den_a: its denominator.
        num_b: numerator of the same family in run b.
        den_b: its denominator.
        count: the figures are numbers of things found, as in :func:`interval`.

    Raises:
        ValueError: as :func:`interval`.
        MissingExtra: scipy is not installed.

    >>> change = paired_difference([9, 8, 9, 7, 9, 10], [10] * 6, [7, 7, 6, 6, 8, 8], [10] * 6)
    >>> round(change.difference, 3), change.low > 0, change.families
    (0.167, True, 6)
    >>> paired_difference([1, 1], [2, 2], [0, 0], [0, 0]).difference is None
    True
    """
    rows = _rows(num_a, den_a, num_b, den_b)
    import numpy as np

    families = int(rows.shape[1])
    figures = [_figure(rows[place], rows[place + 1], -1, count=count) for place in (0, 2)]
    value_a, value_b = (None if math.isnan(figure) else float(figure) for figure in figures)
    if value_a is None or value_b is None:
        return Difference(value_a, value_b, None, None, None, None, families, "nothing to measure in one of the runs")
    difference = value_a - value_b
    if families == 1:
        return Difference(value_a, value_b, difference, None, None, None, 1, _note(1))
    drawn = _resampled(
        rows, lambda na, da, nb, db, axis: _figure(na, da, axis, count=count) - _figure(nb, db, axis, count=count)
    )
    defined = drawn[~np.isnan(drawn)]
    left_out = 1 - defined.size / drawn.size
    said = f"{left_out:.0%} of the resamples had nothing to measure in one of the runs" if left_out >= 0.005 else None
    low, high = _ends(defined, families)
    error = float(defined.std(ddof=1)) * math.sqrt(families / (families - 1))
    low, high = min(low, difference), max(high, difference)
    return Difference(value_a, value_b, difference, low, high, error, families, _note(families, said))


def mcnemar(gained: int, lost: int) -> float | None:
    """Exact two-sided p of McNemar's test: could as many facts have changed sides this unevenly by chance?

    The test takes facts as independent. Those of one family are not, so that p is rather too small than too large;
    the verdict on a metric comes from families.

    Args:
        gained: facts that are right in the second run only.
        lost: facts that are right in the first run only.

    Returns:
        None if there are none of either.

    >>> mcnemar(0, 6), mcnemar(3, 3), mcnemar(0, 0)
    (0.03125, 1.0, None)
    """
    if gained + lost == 0:
        return None
    return float(_stats().binomtest(gained, gained + lost).pvalue)


def detectable(standard_error: float | None, families: int | None = None) -> float | None:
    """The smallest true difference that would be found in four of five runs at the 5 % level, two-sided.

    The standard error times the sum of two quantiles, 2.80 with many families: H. S. Bloom, Minimum Detectable
    Effects, Evaluation Review 19 (1995), 547-556.

    Args:
        standard_error: of the difference.
        families: number of families, for Student's distribution; None for the normal one.

    Returns:
        None if there is no standard error or no spread to judge by.

    >>> round(detectable(0.01), 4), round(detectable(0.01, families=6), 4)
    (0.028, 0.0349)
    >>> detectable(0.0) is None
    True
    """
    if standard_error is None or standard_error <= _TOLERANCE or (families is not None and families < 2):
        return None
    student = _stats().t(math.inf if families is None else families - 1)
    return standard_error * float(student.ppf((1 + LEVEL) / 2) + student.ppf(POWER))


def _rows(*columns: Sequence[float]) -> Numbers:
    """Numerators and denominators as rows, one column a family, in an order of their own."""
    _stats()
    import numpy as np

    if len({len(column) for column in columns}) != 1:
        raise ValueError("one numerator and one denominator are needed for each family")
    rows = np.array(columns, dtype=np.float64)
    if not np.isfinite(rows).all() or (rows < 0).any():
        raise ValueError("counts are numbers from 0")
    if (rows[0::2][rows[1::2] == 0] != 0).any():
        raise ValueError("a family has a numerator and no denominator")
    rows = rows[:, (rows[1::2] > 0).any(axis=0)]
    return rows[:, np.lexsort(rows)]  # the same families give the same resamples, however they are ordered


def _figure(num: Numbers, den: Numbers, axis: int, *, count: bool) -> Any:
    """Sum or ratio of sums along an axis; NaN where there is nothing to measure."""
    import numpy as np

    below = den.sum(axis=axis)
    with np.errstate(invalid="ignore"):  # 0 / 0
        ratio = num.sum(axis=axis) / below
    return np.where(below > 0, num.sum(axis=axis), np.nan) if count else ratio


def _resampled(rows: Numbers, statistic: Callable[..., Any]) -> Numbers:
    """The statistic in each resample of the families."""
    stats = _stats()
    families = rows.shape[1]
    with warnings.catch_warnings():  # its own interval is not used where a resample has nothing to measure
        warnings.simplefilter("ignore", stats.DegenerateDataWarning)
        result = stats.bootstrap(
            tuple(rows),
            statistic,
            paired=True,
            vectorized=True,
            method="percentile",
            n_resamples=min(_RESAMPLES, max(_FEWEST, _LARGE // families)),
            batch=max(1, _LARGE // families),  # bounds the memory
            rng=SEED,
        )
    distribution: Numbers = result.bootstrap_distribution
    return distribution


def _ends(drawn: Numbers, families: int) -> tuple[float, float]:
    """The ends of the expanded percentile interval."""
    import numpy as np

    stats = _stats()
    wide = math.sqrt(families / (families - 1)) * stats.t.ppf((1 + LEVEL) / 2, families - 1)
    low, high = np.quantile(drawn, [stats.norm.cdf(-wide), stats.norm.cdf(wide)])
    return float(low), float(high)


def _all_alike(each: float, families: int, *, count: bool) -> tuple[float, float, str]:
    """The ends where every family gives the same."""
    total = each * families if count else each
    if total != 0 and (count or total != 1):
        return total, total, "every family gives the same, so that the interval has no width"
    other = _stats().binomtest(0, families).proportion_ci(LEVEL).high
    said = "every family gives the same; the other end is that of the share of such families (Clopper and Pearson)"
    if total == 1 and not count:
        return 1 - float(other), 1.0, said
    return 0.0, float(other) * (families if count else 1), said


def _note(families: int, *said: str | None) -> str | None:
    parts = [part for part in said if part]
    if families == 1:
        parts.insert(0, "one family shows no spread, so there is no interval")
    elif families < MIN_FAMILIES:
        parts.insert(0, f"{families} families are too few to rely on the interval (fewer than {MIN_FAMILIES})")
    return "; ".join(parts) or None


def _stats() -> Any:
    require()
    from scipy import stats

    return stats
