"""The numbers of every chart against the matrix they rest on, and how long drawing takes.

python -m tests.benchmarks.charts [CODINGS]       by default 100,000
"""

import sys
import time

from coder.analysis.charts.charts import chart
from coder.analysis.matrix import matrix
from coder.domain.chart import ChartOptions
from coder.export.charts.drawing import picture
from coder.store.project import Project
from tests.benchmarks.matrix import make_project
from tests.benchmarks.own_folder import own_folder

ASKED = (
    ("documents", ChartOptions()),
    ("years", ChartOptions()),
    ("together", ChartOptions()),
    ("together", ChartOptions(unit="documents")),
    ("saturation", ChartOptions(along="coded")),
)


def seconds(work) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main(codings: int) -> None:
    with own_folder() as folder:
        path = folder / "charts.coder"
        make_project(path, codings)
        with Project(path, write=False) as project:
            matrix(project)
            floor = seconds(lambda: matrix(project))
            print(f"{codings:,} codings   matrix {floor:.2f} s")
            for kind, options in ASKED:
                taken = seconds(lambda k=kind, o=options: chart(project, k, o))
                found = chart(project, kind, options)
                drawn = seconds(lambda c=found: picture(c, "png", dpi=96))
                what = f"{kind} {options.unit if kind == 'together' else ''}"
                ratio = f"ratio {taken / floor:4.1f}"
                print(f"  {what:20} {taken:6.2f} s   {ratio}   drawn {drawn:.2f} s")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
