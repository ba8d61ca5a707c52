"""Old and short addresses in the built site: static pages and anchors that work without scripts."""

import re

from markupsafe import Markup

from macros import addresses
from macros.finish import site as built
from macros.finish.published import Leads
from macros.render.environment import Environment

# In these an anchor may not stand: it goes into the first element inside.
HOLDERS = {"dl", "fieldset", "ol", "table", "tbody", "thead", "tr", "ul"}
TAG = re.compile(r"<([a-z][a-z0-9]*)\b[^>]*>")
LINK = Markup('<a href="{}">{}</a>')
ENDS = ("</article>", "</main>", "</body>")


def write(site: built.Site, environment: Environment, leads: Leads) -> None:
    """Write the short addresses and retired pages, and put the retired anchors into their pages."""
    for id, reference in leads.short.items():
        _page(site, environment, addresses.short(id), reference)
    for path, reference in leads.pages.items():
        _page(site, environment, path, reference)
    for path, old, reference in leads.anchors:
        file = site.pages[path].file
        html = file.read_text(encoding="utf-8")
        if f'id="{old}"' in html:
            continue  # the site was finished before
        target = addresses.address(environment.handbook, reference)
        if target.partition("#")[0] == path:
            html = with_anchor(html, old, reference)
        else:
            link = LINK.format(addresses.link(target, path), _title(environment, reference))
            html = _with_note(html, old, environment.handbook.interface.word("moved.note", link=link))
        file.write_text(html, encoding="utf-8")


def _title(environment: Environment, reference: str) -> str:
    handbook = environment.handbook
    return handbook.headings.get(reference) or handbook.titled(reference.split("--")[0]).title


def _page(site: built.Site, environment: Environment, path: str, reference: str) -> None:
    target = addresses.address(environment.handbook, reference)
    link = addresses.link(target, path)
    text = environment.template(
        "pages/redirect",
        title=_title(environment, reference),
        link=link,
        canonical=site.url + target.partition("#")[0] if site.url else link,
        icon=addresses.link(site.icon, path) if site.icon else None,
    )
    file = site.folder / path / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def with_anchor(html: str, old: str, now: str) -> str:
    """`html` with the id `old` inside the element that has the id `now`."""
    element = re.search(rf'<[a-z][a-z0-9]*\b[^>]*\sid="{re.escape(now)}"[^>]*>', html)
    if not element:
        raise ValueError(f'no element has the id "{now}"')
    tag = TAG.match(html, element.start())
    while tag and (tag[1] in HOLDERS or html[tag.end() :].lstrip().startswith("<dt")):
        tag = TAG.search(html, tag.end())
    assert tag
    return f'{html[: tag.end()]}<span class="{built.MOVED}" id="{old}"></span>{html[tag.end() :]}'


def _with_note(html: str, old: str, said: str) -> str:
    """`html` with a note, seen by whoever comes to the id `old`, of where its text stands now."""
    end = next(html.rindex(mark) for mark in ENDS if mark in html)
    return f'{html[:end]}<p class="{built.MOVED}" id="{old}">{said}</p>\n{html[end:]}'
