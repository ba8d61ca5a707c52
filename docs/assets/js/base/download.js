// A file that the reader takes away.

/** @param {string} name @param {string} type @param {string} text */
export function download(name, type, text) {
  const link = document.createElement("a");
  // Some browsers ask first where to save: the address stays, and goes with the page.
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
}
