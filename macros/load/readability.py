"""How hard the prose is to read: `python -m macros.load.readability` tells it page by page.

The reading age is the Flesch–Kincaid grade plus 5. Only running prose counts:
paragraphs and list items of pages, and what things hold as `Prose`. Syllables
are counted by the letters: over this handbook's words that comes within 1% of
the CMU dictionary, which textstat would fetch from the network.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from macros.handbook import Handbook
from macros.load.page import FRONT_MATTER
from macros.load.reader import load
from macros.schema.words import Base, is_prose

HARD = 14  # the average stays below; a page above is worth another look
LIMIT = 17  # no page may be above
ENOUGH = 60  # the formula says nothing about fewer words

CALL = re.compile(r"\{\{.*?\}\}|\{ #\S+ \}|<[^>]+>")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
NEW_BLOCK = re.compile(r"\n\s*\n|\n\s*(?:[-*]|\d+\.)\s+")
SENTENCE = re.compile(r"(?<=[.!?])[’”\"')*]*\s+")
WORD = re.compile(r"\w+(?:[’'-]\w+)*")
SILENT = re.compile(
    r"(?<![aeiouy])(?<![^aeiouy]l)e$|(?<![aeiouytd])ed$|(?<![aeiouyscxzgh])(?<![^aeiouy]l)es$"
)
APART = re.compile(r"i[ao](?!n)|ea(?=s?$)|eo(?!p)|ua(?=t)|[sd]n['’]t$|[aeiouy]ing|sm$")


class Passage(NamedTuple):
    """The running prose of a page or thing, counted."""

    name: str
    words: int
    sentences: int
    syllables: int

    @property
    def age(self) -> float:
        """The age at which a reader follows it."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59 + 5


def syllables(word: str) -> int:
    """How many syllables an English word has, nearly always."""
    word = re.sub(r"['’]s?$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", word)) + len(APART.findall(word)) - len(SILENT.findall(word)))


def passage(name: str, text: str) -> Passage:
    """The text (Markdown) counted. Headings, calls of macros and the edges of blocks don't count."""
    text = LINK.sub(r"\1", CALL.sub("", text))
    text = re.sub(r"^(?:#+ |///).*$", "", text, flags=re.MULTILINE)
    sentences = [s for block in NEW_BLOCK.split("\n" + text) for s in SENTENCE.split(block) if WORD.search(s)]
    words = [word for sentence in sentences for word in WORD.findall(sentence)]
    return Passage(name, len(words), len(sentences), sum(map(syllables, words)))


def prose(part: Base) -> Iterator[str]:
    """Each `Prose` below `part`, in reading order."""
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, str) and is_prose(type(part), name):
            yield value
        for child in value if isinstance(value, tuple) else (value,):
            if isinstance(child, Base):
                yield from prose(child)


def passages(handbook: Handbook, root: Path) -> list[Passage]:
    """Each page of prose and each thing with enough prose to tell, the hardest first."""
    texts = {thing.id: "\n\n".join(prose(thing)) for thing in handbook.things.values()}
    for id in handbook.pages:
        source = (root / "docs" / handbook.homes[id]).read_text(encoding="utf-8")
        texts[id] = FRONT_MATTER.sub("", source)
    found = [passage(id, text) for id, text in texts.items()]
    return sorted((p for p in found if p.words >= ENOUGH), key=lambda p: -p.age)


def average(found: list[Passage]) -> float:
    """The mean reading age, each word counting the same."""
    return sum(p.age * p.words for p in found) / sum(p.words for p in found)


def summary(found: list[Passage]) -> str:
    """One line, and one more for each passage that is hard."""
    line = f"reading age: {average(found):.1f} on average over {len(found)} pages and things"
    hard = [f"  {p.name}: {p.age:.1f}, expected {HARD} at most" for p in found if p.age > HARD]
    return "\n".join([line, *hard])


def main() -> int:
    """Print all reading ages. Returns 0."""
    found = passages(load(Path.cwd()), Path.cwd())
    for p in found:
        print(f"{p.age:5.1f}  {p.name} ({p.words} words, {p.words / p.sentences:.0f} a sentence)")
    print(summary(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
