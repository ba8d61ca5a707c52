// <handbook-my-records>: lists what this browser keeps, and lets readers manage it. Its HTML stands in
// macros/render/templates/pages/my_records.html.

import { word } from "../base/words.js";
import { Records } from "../records/store.js";
import { isFramed, onNewDay, part, say, siteRoot } from "../records/telling.js";
import { List } from "./list.js";
import { Things } from "./names.js";
import { offerPersistence, showRoom, showState } from "./room.js";

const SOON = 100; // milliseconds: many keys may change at once

class Shelf {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** @type {Promise<typeof import("./actions.js")> | undefined} */
  loading;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.handbook = root.dataset.handbook ?? "";
    this.things = new Things(root);
    this.records = new Records(siteRoot().pathname, isFramed(), () => this.later());
    this.list = new List(root, this.things);
    this.file = /** @type {HTMLInputElement} */ (part(root, ".saved-file", "file"));
    this.listen();
    this.show();
    part(root, ".saved-bar", "bar").hidden = false;
    for (const control of root.querySelectorAll(".saved-keep :disabled")) control.removeAttribute("disabled");
    offerPersistence(root, this.records);
    onNewDay(() => this.show());
    root.dataset.started = "";
    this.load().catch(() => {}); // the browser tells it
  }

  listen() {
    part(this.root, ".record-shared", "shared").addEventListener("change", () => this.share());
    this.file.addEventListener("change", () => this.act("chosen"));
    this.root.addEventListener("click", ({ target }) => {
      const button = /** @type {HTMLElement} */ (target).closest("button");
      if (button?.dataset.do) this.act(button.dataset.do, button.closest("li")?.dataset.id);
    });
    addEventListener("pageshow", ({ persisted }) => persisted && this.show());
  }

  /** What the buttons do comes after the list. */
  load() {
    this.loading ??= import("./actions.js").catch((error) => {
      this.loading = undefined; // the next press tries again
      throw error;
    });
    return this.loading;
  }

  /** @param {string} name @param {string} [id] of the record that it is about */
  async act(name, id = "") {
    try {
      const { act } = await this.load();
      await act(this, name, id);
    } catch (error) {
      say(this.root, word("shelving.failed"));
      throw error;
    }
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), SOON);
  }

  show() {
    const all = this.records.all();
    showState(this.root, this.records);
    showRoom(this.root, this.records, all);
    this.list.show(all);
  }

  /** @param {string} said @param {() => void} undo */
  done(said, undo) {
    this.show();
    say(this.root, said, () => {
      undo();
      this.show();
      say(this.root, word("shelving.undone"));
    });
  }

  share() {
    const shared = /** @type {HTMLInputElement} */ (part(this.root, ".record-shared", "shared"));
    this.records.share(shared.checked);
    this.show();
    if (this.records.left) this.act("forget");
  }
}

customElements.define(
  "handbook-my-records",
  class extends HTMLElement {
    /** @type {Shelf | undefined} */
    shelf;
    connectedCallback() {
      this.shelf ??= new Shelf(this);
    }
  },
);
