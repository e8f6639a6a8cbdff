"""Papers: drawn pages become a PDF file with metadata and page labels, the same at each run."""

import hashlib
from typing import Final
from xml.sax.saxutils import escape

import pymupdf

from typesetting.canvas import Canvas
from typesetting.designs import DESIGNS, INVENTED, Design
from typesetting.faces import FACES, font
from typesetting.manuscript import Manuscript
from typesetting.pages import make_pages

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>{authors}</rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{note}</rdf:li></rdf:Alt></dc:description>
<prism:publicationName>{journal}</prism:publicationName>
<prism:startingPage>{first}</prism:startingPage>
<prism:endingPage>{last}</prism:endingPage>
<prism:coverDate>{year}</prism:coverDate>{doi}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def make_pdf(paper: Manuscript) -> bytes:
    """The article as a PDF file."""
    design = DESIGNS[paper["journal"]]
    pages = make_pages(paper, design)
    pages_of_issue = f"{paper.printed(0)}\u2013{paper.printed(len(pages) - 1)}"
    if not paper["issue"].endswith(f": {pages_of_issue}"):
        raise ValueError(f"{paper.name} has {len(pages)} pages, and says {paper['issue']}.")
    document = pymupdf.open()
    _lay_down(document, pages, design)
    _describe(document, paper, design, len(pages))
    document.subset_fonts()
    _label(document, paper)
    mark = hashlib.md5(paper.name.encode(), usedforsecurity=False).hexdigest().upper()
    document.xref_set_key(-1, "ID", f"[<{mark}><{mark}>]")
    return bytes(document.tobytes(garbage=4, deflate=True, no_new_id=True, use_objstms=1))


def _lay_down(document: pymupdf.Document, pages: list[Canvas], design: Design) -> None:
    """Adds the pages; every page names only the faces it uses."""
    width, height = design.size
    fonts: dict[str, int] = {}
    for canvas in pages:
        page = document.new_page(width=width, height=height)
        content = canvas.content()
        used = [face for face in FACES if f"/{face} ".encode() in content]
        for face in used:
            if face not in fonts:
                fonts[face] = page.insert_font(face, fontbuffer=font(face).buffer)
        names = " ".join(f"/{face} {fonts[face]} 0 R" for face in used)
        document.xref_set_key(page.xref, "Resources", f"<</Font<<{names}>>>>")
        stream = document.get_new_xref()
        document.update_object(stream, "<<>>")
        document.update_stream(stream, content, new=1)
        page.set_contents(stream)


def _describe(document: pymupdf.Document, paper: Manuscript, design: Design, pages: int) -> None:
    """Info dictionary and XMP packet; where the DOI stands is one of the article's traits."""
    places = paper.get("doi in").split()
    doi = paper.get("doi")
    subject = f"{INVENTED} {design.journal} {paper['issue']}"
    date = f"D:{paper['date'].replace('-', '')}120000Z"
    document.set_metadata(
        {
            "title": paper["title"] if "title" in paper.get("metadata") else "",
            "author": "; ".join(paper.authors) if "authors" in paper.get("metadata") else "",
            "subject": f"{subject}. doi:{doi}" if "info" in places else subject,
            "keywords": "invented example",
            "creator": "Coder example articles",
            "producer": "Coder example articles (PyMuPDF)",
            "creationDate": date,
            "modDate": date,
        }
    )
    if "xmp" in places:
        document.set_xml_metadata(_xmp(paper, design, pages))


def _xmp(paper: Manuscript, design: Design, pages: int) -> str:
    doi = escape(paper["doi"])
    authors = "".join(f"<rdf:li>{escape(name)}</rdf:li>" for name in paper.authors)
    return _XMP.format(
        title=escape(paper["title"]),
        authors=authors,
        note=INVENTED,
        journal=design.journal,
        first=paper.printed(0),
        last=paper.printed(pages - 1),
        year=paper["year"],
        doi=f"\n<prism:doi>{doi}</prism:doi>\n<dc:identifier>doi:{doi}</dc:identifier>",
    )


def _label(document: pymupdf.Document, paper: Manuscript) -> None:
    """Page labels: right, none, or counted from 1 whatever is printed."""
    kind = paper["labels"]
    if kind == "none":
        return
    first = paper.first_page if kind == "right" else 1
    prefix = "e" if kind == "right" and paper["first page"].startswith("e") else ""
    rule = {"startpage": 0, "prefix": prefix, "style": "D", "firstpagenum": first}
    document.set_page_labels([rule])
