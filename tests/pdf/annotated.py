"""PDFs with annotations as other programs write them: raw, and as wrong as they come."""

import pymupdf


def with_annotations(path, *annotations, page=0):
    """Adds annotation objects to a page; ``{n}`` in one is the number of the n-th of them."""
    with pymupdf.open(path) as document:
        numbers = [document.get_new_xref() for _ in annotations]
        for number, said in zip(numbers, annotations, strict=True):
            whole = f"<</Type/Annot{said}>>"
            for place, other in enumerate(numbers):
                whole = whole.replace(f"{{{place}}}", f"{other} 0 R")
            document.update_object(number, whole)
        listed = " ".join(f"{number} 0 R" for number in numbers)
        document.xref_set_key(document[page].xref, "Annots", f"[{listed}]")
        content = document.tobytes()
    path.write_bytes(content)
    return path


def quads(*boxes, order="acrobat"):
    """QuadPoints over boxes (left, foot, right, top), in the order of one program or another."""
    places = {
        "acrobat": (0, 3, 2, 3, 0, 1, 2, 1),
        "standard": (0, 1, 2, 1, 2, 3, 0, 3),
        "firefox": (0, 3, 2, 3, 2, 1, 0, 1),
        "preview": (2, 3, 0, 3, 2, 1, 0, 1),
    }
    return f"/QuadPoints[{' '.join(str(box[one]) for box in boxes for one in places[order])}]"


def highlight(*boxes, order="acrobat", more=""):
    """A highlight over boxes."""
    return f"/Subtype/Highlight/Rect[0 0 1 1]{quads(*boxes, order=order)}{more}"
