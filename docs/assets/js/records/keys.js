// What this browser keeps, by names: on disk, or in memory for as long as the page is open. Knows no page, and
// is the only script to touch localStorage. There each name stands behind the site's scope:
//
//     handbook /path-of-the-site/ first-meeting.m3k9x2ab
//
// Settings have names that begin with @. All other names begin with a record's id.

const SHARED = "@shared";
const RETRY = 2000; // milliseconds

/** @param {Storage} storage @param {string} scope */
const disk = (storage, scope) => ({
  keys: () => {
    const ours = Object.keys(storage).filter((key) => key.startsWith(scope));
    return ours.map((key) => key.slice(scope.length));
  },
  get: (/** @type {string} */ name) => storage.getItem(scope + name) ?? undefined,
  set: (/** @type {string} */ name, /** @type {string} */ value) => storage.setItem(scope + name, value),
  delete: (/** @type {string} */ name) => storage.removeItem(scope + name),
});

/** There was no room for all that was to be written, so nothing was. */
export class NoRoom extends Error {}

export class Keys {
  /** @type {Map<string, string>} What finds no room on disk, the oldest first. */
  #waiting = new Map();
  #retry = 0;
  full = false;

  /**
   * @param {string} site The path of the site's root: other sites of this host may have records, too.
   * @param {boolean} framed Another site shows this page: keep nothing.
   * @param {(change: Change) => void} heard
   */
  constructor(site, framed, heard) {
    this.scope = `handbook ${site} `;
    this.framed = framed;
    this.heard = heard;
    this.disk = this.#disk();
    this.store = this.disk && !this.disk.get(SHARED) ? this.disk : new Map();
    addEventListener("storage", (event) => this.#hear(event));
  }

  #disk() {
    try {
      const found = this.framed ? null : disk(localStorage, this.scope);
      found?.get(SHARED);
      return found;
    } catch {
      return null; // the browser blocks it
    }
  }

  /** What this tab alone knows, for as long as it is open; nothing of it is an answer. */
  get #tab() {
    try {
      return this.store === this.disk ? sessionStorage : null;
    } catch {
      return null; // the browser blocks it
    }
  }

  /** @returns {"kept" | "full" | "shared" | "framed" | "blocked"} */
  get state() {
    if (!this.disk) return this.framed ? "framed" : "blocked";
    if (this.store !== this.disk) return "shared";
    return this.full ? "full" : "kept";
  }

  /** @param {string} name */
  get(name) {
    return this.#waiting.get(name) ?? this.store.get(name);
  }

  names() {
    const kept = this.store === this.disk ? this.disk.keys() : [...this.store.keys()];
    return this.full ? [...new Set([...kept, ...this.#waiting.keys()])] : kept;
  }

  /** Never fails: what finds no room waits. @param {string} name @param {string} value */
  keep(name, value) {
    this.#waiting.set(name, value);
    this.#flush();
  }

  #flush() {
    const before = this.full;
    clearTimeout(this.#retry);
    for (const [name, value] of this.#waiting) {
      const [id] = name.split(" ", 1);
      if (id !== name && this.#waiting.has(id)) continue; // no answer without its record
      try {
        this.store.set(name, value);
        this.#waiting.delete(name);
      } catch {
        // Full. Something shorter may still fit.
      }
    }
    this.full = this.#waiting.size > 0;
    if (this.full) this.#retry = setTimeout(() => this.#flush(), RETRY);
    if (this.full !== before) this.heard({ state: true });
  }

  /**
   * All or nothing. Throws NoRoom.
   * @param {Writes} writes
   * @returns {() => void} undoes it where nothing was written since
   */
  change(writes) {
    const before = new Map([...writes.keys()].map((name) => [name, this.get(name) ?? null]));
    const waited = this.#waiting.size;
    this.#apply(writes);
    if (this.#waiting.size > waited) {
      this.#apply(before);
      throw new NoRoom();
    }
    return () => this.#apply(new Map([...before].filter(([name]) => (this.get(name) ?? null) === writes.get(name))));
  }

  /** @param {Writes} writes */
  #apply(writes) {
    for (const [name, value] of writes) {
      if (value !== null) continue;
      this.#waiting.delete(name);
      this.store.delete(name);
    }
    for (const [name, value] of writes) if (value !== null) this.#waiting.set(name, value);
    this.#flush();
  }

  /** Another tab has done something. @param {StorageEvent} event */
  #hear({ key, newValue, storageArea }) {
    if (!this.disk || storageArea !== localStorage) return;
    const name = key?.startsWith(this.scope) ? key.slice(this.scope.length) : undefined;
    if (name === SHARED) return this.heard({ state: true });
    if (this.store !== this.disk) return;
    if (name !== undefined && newValue !== null) this.#waiting.delete(name);
    this.#flush(); // there may be room now
    if (!key) return this.heard({});
    if (name === undefined) return;
    const [id, field] = name.split(" ");
    this.heard({ id, field });
  }

  // Settings

  /** @param {string} name */
  setting(name) {
    return this.get(`@${name}`);
  }

  /** @param {string} name @param {string} value */
  set(name, value) {
    if (this.setting(name) !== value) this.keep(`@${name}`, value);
  }

  /** The copy of a thing that this tab has, or the last of whatever thing. @param {string} [thing] */
  ofTab(thing = "") {
    return this.#tab?.getItem(`${this.scope}@copy.${thing}`) ?? "";
  }

  /** From now on this tab has that copy of a thing. @param {string} thing @param {string} id */
  keepInTab(thing, id) {
    this.set(`last.${thing}`, id);
    try {
      for (const it of ["", thing]) this.#tab?.setItem(`${this.scope}@copy.${it}`, id);
    } catch {
      // Full. The history knows it, too.
    }
  }

  /** Whether the switch is on, in whichever tab. */
  get shared() {
    return this.disk?.get(SHARED) !== undefined;
  }

  /** Keep nothing from now on, or keep it again. @param {boolean} on @param {string} [open] the record on the page */
  share(on, open = "") {
    if (!this.disk) return;
    try {
      if (on) this.disk.set(SHARED, "yes");
      else this.disk.delete(SHARED);
    } catch {
      // Full: then it holds for this page only.
    }
    if (on === (this.store !== this.disk)) return;
    const taken = this.names().filter((name) => !on || `${name} `.startsWith(`${open} `));
    const values = taken.map((name) => /** @type {[string, string]} */ ([name, this.get(name)]));
    this.store = on ? new Map() : this.disk;
    this.#waiting = new Map(values);
    this.#flush();
  }

  /** All that is ours on disk goes; that this computer is shared stays. */
  erase() {
    if (this.store === this.disk) this.#waiting.clear();
    for (const name of this.disk?.keys() ?? []) if (name !== SHARED) this.disk?.delete(name);
    try {
      for (const key of Object.keys(sessionStorage)) if (key.startsWith(this.scope)) sessionStorage.removeItem(key);
    } catch {
      // The browser blocks it: nothing is there.
    }
  }

  /** Asks the browser once, when there is something to keep. */
  askToKeep() {
    if (this.state !== "kept" || this.setting("asked")) return;
    this.set("asked", new Date().toISOString());
    navigator.storage?.persist?.();
  }
}
