// <handbook-record>: keeps what is filled into the form inside it. Its HTML stands in
// macros/render/templates/parts/record.html.

import { word } from "../base/words.js";
import { Copies } from "./copies.js";
import { Sheet } from "./saving.js";
import { Status } from "./status.js";
import { guarded, onNewDay, say } from "./telling.js";

const LOOK = 1000; // milliseconds after which an answer that came without an event is noticed
/** What comes before a reader changes a control. */
const HAND = ["pointerdown", "touchstart", "keydown", "beforeinput"];

class Keeper {
  /** @type {Promise<typeof import("./actions.js")> | undefined} */
  loading;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.sheet = new Sheet(root, (copies) => this.status.show(copies));
    this.status = new Status(this.sheet);
    this.copies = new Copies(this.sheet, this.status);
    this.copies.open(this.copies.first(), this.sheet.fields.entered());
    this.listen();
    this.start();
  }

  start() {
    const above = this.sheet.part("top");
    above.style.minHeight = `${above.offsetHeight}px`; // nothing moves when the note goes
    this.root.dataset.started = ""; // only now is it true that answers are kept
    this.sheet.part("waiting").remove();
    guarded("measuring the foot", () => this.measure());
    setTimeout(() => guarded("offering a backup", () => this.status.showBackup()), 500); // it reads everything
    this.load().catch(() => {}); // the browser tells it
  }

  listen() {
    const { root, sheet, copies } = this;
    root.addEventListener("input", ({ target }) =>
      sheet.notice(/** @type {HTMLInputElement & HTMLTextAreaElement} */ (target)),
    );
    root.addEventListener("change", () => sheet.save());
    sheet.label.addEventListener("change", () => setTimeout(() => copies.relabel())); // once the focus is where it goes
    sheet.switcher.addEventListener("change", () => copies.change());
    sheet.shared.addEventListener("change", () => {
      sheet.share();
      if (sheet.records.left) this.act("forget", sheet.shared);
    });
    root.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("button");
      if (button?.closest(".record-tools")) sheet.part("tools").hidePopover(); // and the focus is where it was
      if (button?.dataset.do) this.act(button.dataset.do, button);
    });
    this.listenToPage();
  }

  listenToPage() {
    const { sheet, copies } = this;
    addEventListener("pagehide", () => {
      sheet.save();
      sheet.asleep = Infinity;
    });
    addEventListener("visibilitychange", () => sheet.save());
    addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(() => copies.comeBack()));
    addEventListener("popstate", () => copies.arrive());
    addEventListener("hashchange", () => copies.arrive());
    addEventListener("beforeprint", () => sheet.save());
    addEventListener("beforeunload", (event) => {
      sheet.save();
      if (sheet.id && sheet.records.state !== "kept") event.preventDefault();
    });
    for (const type of HAND) addEventListener(type, () => copies.wake(), true);
    setInterval(() => document.hidden || copies.look(), LOOK);
    onNewDay(() => this.status.show());
  }

  /** What has the focus is never below the line at the foot: the page keeps room for it, as the styles say. */
  measure() {
    const foot = this.sheet.part("foot");
    const tell = () => document.documentElement.style.setProperty("--record-foot", `${foot.offsetHeight}px`);
    new ResizeObserver(tell).observe(foot);
  }

  /** What the buttons do comes after what keeps answers; on a slow line, nothing of it holds that up. */
  load() {
    this.loading ??= import("./actions.js").catch((error) => {
      this.loading = undefined; // the next press tries again
      throw error;
    });
    return this.loading;
  }

  /** @param {string} name @param {HTMLElement} button */
  async act(name, button) {
    try {
      const { actions } = await this.load();
      await actions[name](this, button);
    } catch (error) {
      console.error(`<handbook-record>: ${name}`, error);
      say(this.root, word("keeping.failed"));
    }
  }
}

customElements.define(
  "handbook-record",
  class extends HTMLElement {
    /** @type {Keeper | undefined} */
    keeper;
    connectedCallback() {
      this.keeper ??= new Keeper(this);
    }
  },
);
