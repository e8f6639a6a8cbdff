"""PDFs made for the tests, the shared corpus, and workers that live as long as a module."""

import pymupdf
import pytest

from coder.pdf.readers import Readers


@pytest.fixture(scope="session")
def corpus(corpus):
    """The folder of PDFs in the corpus."""
    return corpus / "pdf"


@pytest.fixture(scope="module")
def readers():
    with Readers(processes=2) as readers:
        yield readers


@pytest.fixture
def make_pdf(tmp_path):
    """Makes a PDF: each page a list of (x, y, words), in points from the top left corner."""

    def make(name="made.pdf", pages=(((72, 72, "Some words."),),), **traits):
        document = pymupdf.open()
        for texts in pages:
            page = document.new_page(width=400, height=600)
            for x, y, words in texts:
                page.insert_text((x, y), words, fontsize=traits.get("size", 11))
            page.set_rotation(traits.get("rotation", 0))
            if "crop" in traits:
                page.set_cropbox(pymupdf.Rect(traits["crop"]))
        if "labels" in traits:
            document.set_page_labels(traits["labels"])
        document.set_metadata(traits.get("metadata", {}))
        path = tmp_path / name
        document.save(path, **traits.get("save", {}))
        return path

    return make


@pytest.fixture
def endless_pdf(tmp_path):
    """Makes a small PDF that takes practically for ever: forms that draw forms that draw forms."""

    def make(name="endless.pdf", *, words=False, levels=12):
        drawing = "BT /F 9 Tf (abcdefghij) Tj ET" if words else "0 0 1 1 re f"
        objects = ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>"]
        objects.append(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
            "/Resources<</XObject<</X 6 0 R>>>>>>"
        )
        objects += [_stream("", "/X Do"), "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
        for level in range(levels):
            last = level == levels - 1
            inside = drawing if last else "/X Do " * 10
            below = "" if last else f"/XObject<</X {7 + level} 0 R>>"
            traits = (
                f"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F 5 0 R>>{below}>>"
            )
            objects.append(_stream(traits, inside))
        path = tmp_path / name
        path.write_bytes(_file(objects))
        return path

    return make


def _stream(traits, content):
    return f"<<{traits}/Length {len(content)}>>stream\n{content}\nendstream"


def _file(objects):
    content = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(content)}\n%%EOF"
    return content + (head + tail).encode()
