"""How sure the reading is: precision, recall and F1 on the gold papers, as a table.

    python -m benchmarks.quality

The same figures as the gate holds (`tests/gate`); `python -m tests.gate.update --details` lists every fault.
"""

import sys

from tests.gate.measure import figures, gold, measured, papers


def main() -> int:
    """Prints the table."""
    names = papers()
    faults = sum(len(measured(name).details) for name in names)
    references = sum(len(gold(name).get("references", ())) for name in names)
    print(f"{len(names)} papers, {references} references, {faults} faults\n")
    print("| measure | precision | recall | F1 |\n|---|--:|--:|--:|")
    for measure, figure in figures(names).items():
        print(f"| {measure} | {figure['precision']:.4f} | {figure['recall']:.4f} | {figure['f1']:.4f} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
