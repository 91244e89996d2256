"""What a corpus run bears: a fifth of all answers faulty, ``kill -9`` now and then, resumed each time.

Prints what the server counted, what the totals of the run lack of it (only what was under way at a kill may), and
whether the output is byte for byte that of a run that nothing disturbed. Ends with 1 if a promise is not kept. The
arguments are the numbers of documents (10,000) and of kills (10).
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.corpus.soak import Plan, soak


def main(documents: int, kills: int) -> int:
    """Run, and print how it went."""
    with tempfile.TemporaryDirectory() as folder:
        outcome = soak(Path(folder), Plan(documents=documents, kills=kills))
    print(f"documents                     {documents:>8,}")
    print(f"kills                         {outcome.kills:>8,}")
    print(f"requests                      {outcome.calls:>8,}")
    print(f"  of them faulty              {outcome.faulty:>8,}  {outcome.faulty / outcome.calls:.0%}")
    print(f"  not in the run's totals     {outcome.uncounted:>8,}  at most {outcome.at_most}")
    print(f"seconds                       {outcome.seconds:>8,.0f}")
    print(f"output as without faults      {'yes' if outcome.same else 'NO':>8}")
    for promise in outcome.broken():
        print(f"NOT KEPT: {promise}.")
    return bool(outcome.broken())


if __name__ == "__main__":
    numbers = [int(number) for number in sys.argv[1:]]
    sys.exit(main(*numbers, *(10_000, 10)[len(numbers) :]))
