"""Acts of processes that are going to be killed: each is forked, so that none has to start anew."""

import os
import random
import sys
from pathlib import Path

from coder.cli.main import main
from coder.domain.quoting.anchor import describe, to_json
from coder.domain.quoting.prose import Prose
from coder.operations.coders import working_coder
from coder.operations.coding import code_passage
from coder.operations.texts import text_of
from coder.store.documents import documents
from coder.store.project import Project
from coder.store.themes import themes


def say(*words):
    os.write(1, (" ".join(words) + "\n").encode())


def code_for_ever(path, seed):
    """Code one passage after another; each is told when it has been stored."""
    dice = random.Random(seed)
    with Project(Path(path), write=True) as project:
        coder = working_coder(project)
        file, text = text_of(project, documents(project)[0])
        prose, held = Prose(text), themes(project)
        while True:
            start = dice.randrange(len(text.whole()) - 40)
            anchor = describe(text, file.text, start, start + dice.randrange(10, 40), prose=prose)
            change = code_passage(
                project, file, to_json(anchor), themes=dice.sample(held, 2), coder=coder
            )
            say("coded", *change.ids("coding"))


def run(*words):
    sys.stdout = sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115
    main(words)


ACTS = {"code": code_for_ever, "run": run}


def wait_for_orders():
    for line in sys.stdin:
        act, *words = line.rstrip("\n").split("\t")
        child = os.fork()
        if not child:
            ACTS[act](*words)
            os._exit(0)
        say("begun", str(child))
        os.waitpid(child, 0)
        say("gone")


if __name__ == "__main__":
    wait_for_orders()
