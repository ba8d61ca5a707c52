// What is said of a day must be true on the next.

const LOOK = 30_000; // milliseconds

const today = () => new Date().toDateString();

/** Acts as soon as the reader's day has become another, after a sleep too. @param {() => void} act */
export function onNewDay(act) {
  let known = today();
  const look = () => {
    if (known === today()) return;
    known = today();
    act();
  };
  setInterval(look, LOOK);
  document.addEventListener("visibilitychange", look);
  addEventListener("pageshow", look);
}
