"""How evidence pages look: on a screen, light or dark, and on paper."""

from typing import Final

STYLE: Final = """
:root { color-scheme: light dark; --ink: #1d1d1f; --faint: #5f6368; --ground: #ffffff;
  --line: #d5d9de; --soft: #f4f6f8; --link: #1f4e79; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaed; --faint: #a6acb3; --ground: #17191c;
  --line: #3a3f45; --soft: #22262a; --link: #8ab8e6; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1.25rem 4rem; color: var(--ink);
  background: var(--ground); font: 1rem/1.5 system-ui, "Segoe UI", Arial, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: .25rem 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.05rem; margin: 0 0 .75rem; overflow-wrap: anywhere; }
header p, nav ul, .codings, .pages { margin: .25rem 0; }
.project, figcaption, .number { color: var(--faint); }
h2 .number { font-weight: normal; }
.number { font-variant-numeric: tabular-nums; }
a { color: var(--link); }
nav { margin: 1.5rem 0; padding: 1rem 1.25rem; background: var(--soft); border-radius: .5rem; }
nav h2 { margin-bottom: .25rem; }
nav ul, .codings, .pages { list-style: none; padding: 0; }
nav li, .pages li { padding: .15rem 0; overflow-wrap: anywhere; }
section { margin: 2rem 0; padding-top: 1.5rem; border-top: 1px solid var(--line); }
figure { margin: 0 0 1rem; }
.picture { position: relative; border: 1px solid var(--line); background: #ffffff; }
.picture img { display: block; width: 100%; height: auto; }
.picture svg { position: absolute; inset: 0; width: 100%; height: 100%; mix-blend-mode: multiply; }
.picture polygon { fill: currentColor; fill-opacity: .16; stroke: currentColor; stroke-width: 1.25;
  stroke-linejoin: round; }
figcaption { font-size: .85rem; margin-top: .25rem; }
blockquote { margin: 0 0 1rem; padding: 0 1rem; border-inline-start: 3px solid var(--line); }
blockquote p { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
.codings li { padding: .3rem .5rem; overflow-wrap: anywhere; }
.codings li:target { outline: 2px solid var(--link); border-radius: .25rem; }
.swatch { display: inline-block; width: .8em; height: .8em; margin-inline-end: .5em;
  border: 1px solid var(--line); border-radius: .15em; }
.memo { margin: .25rem 0 0 1.5rem; color: var(--faint); white-space: pre-line; }
.note { padding: .5rem .75rem; background: var(--soft); border-radius: .25rem; }
@media print {
  :root { --ink: #000000; --faint: #444444; --ground: #ffffff; --line: #999999; --soft: #ffffff;
    --link: #000000; }
  @page { margin: 18mm; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .note { border: 1px solid var(--line); }
  section, figure, .codings li { break-inside: avoid; }
  h2 { break-after: avoid; }
  .swatch, .picture svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
"""
