// Saves a draft in the background; without it the form is saved by its button. The contract stands in docs/components.md.
(() => {
  "use strict";

  const PAUSE = 2000;
  const OWN = new Set(["csrfmiddlewaretoken", "version"]);

  document.querySelectorAll("form[data-autosave]").forEach(start);

  function start(form) {
    const state = { form, key: `draft:${form.dataset.storageKey}`, timer: 0, running: false, again: false, held: false, leaving: false, ended: false, submitter: undefined };
    offerKept(state);
    form.addEventListener("input", () => changed(state));
    form.addEventListener("change", () => save(state));
    form.addEventListener("submit", (event) => submitted(state, event));
    window.addEventListener("online", () => state.held || save(state));
    window.addEventListener("beforeunload", (event) => {
      if (!state.held && !state.leaving && localStorage.getItem(state.key)) event.preventDefault();
    });
  }

  function changed(state) {
    keep(state);
    show("changed");
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(state), PAUSE);
  }

  async function save(state) {
    clearTimeout(state.timer);
    if (state.held || !localStorage.getItem(state.key)) return;
    if (state.running) {
      state.again = true;
      return;
    }
    state.running = true;
    show("busy");
    const sent = snapshot(state.form);
    try {
      await handle(state, await post(state.form), sent);
    } catch {
      show("failed");
    }
    state.running = false;
    goOn(state);
  }

  // What was pressed or typed while a save was under way.
  function goOn(state) {
    const { again, submitter } = state;
    state.again = false;
    state.submitter = undefined;
    if (submitter !== undefined && !state.held) leave(state, submitter);
    else if (again) save(state);
  }

  // After the end of a session the form would be lost on its way to the login; the section's address leads there and back.
  function leave(state, submitter) {
    state.leaving = true;
    if (state.ended) location.assign(state.form.dataset.sectionUrl);
    else state.form.requestSubmit(submitter);
  }

  // A form sent while a save is under way would bear the version before it, and clash with the user's own text; one sent
  // with unsaved text would take it along wherever it goes. It waits for a save; the copy here stays until one succeeds.
  function submitted(state, event) {
    clearTimeout(state.timer);
    if (state.leaving || state.held || (!state.running && !localStorage.getItem(state.key))) return;
    event.preventDefault();
    state.submitter = event.submitter;
    if (!state.running) save(state);
  }

  function post(form) {
    const body = new FormData(form);
    // Files are sent by their own button.
    for (const [name, value] of [...body]) if (value instanceof File) body.delete(name);
    body.set("version", form.dataset.version);
    const headers = { "X-Requested-With": "fetch", Accept: "application/json" };
    return fetch(form.dataset.sectionUrl, { method: "POST", body, headers, redirect: "manual", credentials: "same-origin" });
  }

  async function handle(state, response, sent) {
    if (response.status === 409) {
      clash(state, await response.json());
    } else if (response.ok) {
      saved(state, await response.json(), sent);
    } else {
      state.ended = response.type === "opaqueredirect";
      // Signed out, refused or a fault: the text stays on this machine and is offered on the next visit.
      show("failed");
    }
  }

  function saved(state, answer, sent) {
    setVersion(state.form, answer.version);
    if (snapshot(state.form) === sent) forget(state);
    const time = new Date(answer.saved_at).toLocaleTimeString("zh-CN", { hour12: false, timeZone: "Asia/Shanghai" });
    show("saved", time);
    state.form.dispatchEvent(new CustomEvent("draft:saved", { bubbles: true, detail: answer }));
  }

  function setVersion(form, version) {
    form.dataset.version = version;
    const field = form.elements.namedItem("version");
    if (field) field.value = version;
  }

  // Two texts side by side: nothing is overwritten until the user has chosen.
  function clash(state, answer) {
    state.held = true;
    show("stale");
    const box = clone("stale");
    if (!box) return;
    fillTexts(box, state.form, answer.current);
    box.querySelector("[data-who]").textContent = answer.saved_by || "";
    choose(box, "[data-mine]", () => resume(state, answer.version));
    choose(box, "[data-theirs]", () => {
      fill(state.form, answer.current);
      forget(state);
      resume(state, answer.version);
      show("saved", "");
    });
    place(state.form, box);
  }

  function resume(state, version) {
    setVersion(state.form, version);
    state.held = false;
    save(state);
  }

  function offerKept(state) {
    const kept = localStorage.getItem(state.key);
    if (!kept || kept === snapshot(state.form)) {
      forget(state);
      return;
    }
    const box = clone("kept");
    if (!box) return;
    state.held = true;
    fillTexts(box, state.form, JSON.parse(kept), true);
    choose(box, "[data-mine]", () => {
      fill(state.form, JSON.parse(kept));
      state.held = false;
      changed(state);
    });
    choose(box, "[data-theirs]", () => {
      state.held = false;
      forget(state);
    });
    place(state.form, box);
  }

  function fillTexts(box, form, other, otherIsMine = false) {
    const here = texts(form);
    const names = Object.keys({ ...here, ...other }).filter((name) => String(here[name] ?? "") !== String(other[name] ?? ""));
    const [mine, theirs] = otherIsMine ? [other, here] : [here, other];
    box.querySelector("[data-mine-text]").textContent = lines(form, names, mine);
    box.querySelector("[data-theirs-text]").textContent = lines(form, names, theirs);
  }

  function lines(form, names, values) {
    return names.map((name) => [label(form, name), values[name] ?? "—"].filter(Boolean).join(": ")).join("\n");
  }

  function label(form, name) {
    const field = form.elements.namedItem(name);
    const one = field instanceof RadioNodeList ? field[0] : field;
    return one ? one.getAttribute("aria-label") || one.labels?.[0]?.textContent.trim() || "" : name;
  }

  function fill(form, values) {
    for (const [name, value] of Object.entries(values)) {
      const field = form.elements.namedItem(name);
      if (!field) continue;
      const fields = field instanceof RadioNodeList ? [...field] : [field];
      const wanted = Array.isArray(value) ? value.map(String) : [String(value ?? "")];
      for (const one of fields) {
        if (one.type === "checkbox" || one.type === "radio") one.checked = wanted.includes(one.value) || value === true;
        else if (one.type !== "file") one.value = wanted[fields.indexOf(one)] ?? wanted[0];
      }
    }
  }

  function texts(form) {
    const values = {};
    for (const [name, value] of new FormData(form)) {
      if (OWN.has(name) || value instanceof File) continue;
      values[name] = name in values ? [].concat(values[name], value) : value;
    }
    return values;
  }

  function snapshot(form) {
    return JSON.stringify(texts(form));
  }

  function keep(state) {
    try {
      localStorage.setItem(state.key, snapshot(state.form));
    } catch {
      // A full or forbidden store: the server's copy is still saved every few seconds.
    }
  }

  function forget(state) {
    localStorage.removeItem(state.key);
  }

  function clone(name) {
    const template = document.querySelector(`template[data-${name}]`);
    return template ? template.content.firstElementChild.cloneNode(true) : null;
  }

  function choose(box, selector, act) {
    box.querySelector(selector).addEventListener("click", () => {
      box.remove();
      act();
    });
  }

  function place(form, box) {
    // Below the sticky bar, within the page's width, where the form has such a part.
    const room = [...form.querySelectorAll(":scope > .wrap")].pop() || form;
    room.prepend(box);
    box.focus();
  }

  function show(name, time = "") {
    document.querySelectorAll("[data-save-state]").forEach((bar) => {
      bar.dataset.state = name === "changed" ? "idle" : name;
      bar.querySelector("[data-save-text]").textContent = `${bar.dataset[name]} ${time}`.trim();
    });
  }
})();
