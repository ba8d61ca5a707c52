// Takes the reader to the item that an address names: opens what it is folded into and moves the focus
// there, so that a keyboard and a screen reader go on from it. assets/css/link.css marks it.

function arrive() {
  const named = document.getElementById(location.hash.slice(1));
  // An old address is an empty anchor in the item that took its place.
  const item = /** @type {HTMLElement | null | undefined} */ (
    named?.hasChildNodes() ? named : named?.parentElement?.closest("[id]")
  );
  if (!item?.closest("article")) return;
  for (let part = item.parentElement; part; part = part.parentElement) {
    if (part instanceof HTMLDetailsElement) part.open = true;
  }
  if (item.tabIndex < 0) item.tabIndex = -1;
  item.focus({ preventScroll: true });
  item.scrollIntoView();
}

addEventListener("hashchange", arrive);
arrive();
