// Printing a form, blank or filled in.

const PRINTS = 1500; // milliseconds within which a browser that prints begins to
/** What tells that the reader is back at the page after printing. */
const BACK = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"];

/** @param {Event} event */
const isStill = (event) =>
  event instanceof PointerEvent && event.type === "pointermove" && !event.movementX && !event.movementY;

/**
 * Some browsers print long after they say that they have: what was asked for holds until the reader is back.
 * @param {import("./status.js").Status} status
 * @param {"blank" | "filled"} mode
 */
export function print(status, mode) {
  status.asked = mode;
  status.showPaper();
  const back = new AbortController();
  const options = { capture: true, passive: true, signal: back.signal };
  for (const type of BACK) {
    addEventListener(
      type,
      (event) => {
        if (isStill(event)) return;
        back.abort();
        status.asked = "";
        status.showPaper();
      },
      options,
    );
  }
  begin(status.sheet);
}

/** @param {import("./saving.js").Sheet} sheet */
function begin(sheet) {
  const can = typeof window.print === "function";
  let begun = false;
  const prints = () => {
    begun = true;
  };
  for (const type of ["beforeprint", "afterprint"]) addEventListener(type, prints, { once: true });
  if (can) window.print();
  setTimeout(
    () => {
      sheet.part("printless").hidden = begun;
    },
    can ? PRINTS : 0,
  );
}
