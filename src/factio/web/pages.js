// What the pages do beyond a server: suggestions while one types, claims shown beside their words, progress.
// It only adds: without it every page works all the same. Nothing here writes markup from text.

(() => {
  const root = document.documentElement;
  const copy = root.dataset.static; // in a copy without a server: the way to its first folder

  const { make, foundIn } = factioCopy;

  // --- search as you type: a list that the arrow keys walk --------------------------------------------
  const suggest = (input) => {
    const list = make("ul", "", { id: "suggested", role: "listbox", "aria-label": input.placeholder, hidden: "" });
    const said = make("span", "", { class: "unseen", role: "status" });
    input.after(list, said);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-expanded": "false", "aria-controls": "suggested", "aria-autocomplete": "list",
    })) input.setAttribute(name, value);
    let chosen = -1;
    let asked = 0;
    let waiting = 0;

    const close = () => {
      list.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (place) => {
      const options = [...list.children];
      if (!options.length) return;
      chosen = (place + options.length + 1) % (options.length + 1);
      if (chosen === options.length) chosen = -1;
      options.forEach((one, number) => one.setAttribute("aria-selected", String(number === chosen)));
      if (chosen < 0) input.removeAttribute("aria-activedescendant");
      else {
        input.setAttribute("aria-activedescendant", options[chosen].id);
        options[chosen].scrollIntoView({ block: "nearest" });
      }
    };
    const show = (found) => {
      list.replaceChildren(...found.map((one, place) => {
        const option = make("li", "", { id: `suggested-${place}`, role: "option", "aria-selected": "false" });
        option.dataset.address = one.address;
        option.append(make("bdi", one.name), make("span", one.note, { class: "small" }));
        return option;
      }));
      list.hidden = !found.length;
      chosen = -1;
      input.setAttribute("aria-expanded", String(Boolean(found.length)));
      said.textContent = input.dataset.suggest.replace("%s", String(found.length));
    };
    const ask = async () => {
      const text = input.value.trim();
      const mine = ++asked;
      if (!text) return close();
      try {
        const found = copy !== undefined ? await foundIn(text, 10)
          : await (await fetch(`/suggest?q=${encodeURIComponent(text)}`)).json();
        if (mine === asked && document.activeElement === input) show(found);
      } catch { close(); }
    };
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 120);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
      else if (event.key === "ArrowDown" && !list.hidden) { event.preventDefault(); choose(chosen + 1); }
      else if (event.key === "ArrowUp" && !list.hidden) { event.preventDefault(); choose(chosen < 0 ? list.children.length - 1 : chosen - 1); }
      else if (event.key === "Enter" && chosen >= 0 && !list.hidden) {
        event.preventDefault();
        location.href = list.children[chosen].dataset.address;
      }
    });
    input.addEventListener("blur", () => setTimeout(close, 150));
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[data-address]");
      if (option) location.href = option.dataset.address;
    });
  };
  document.querySelectorAll("[data-suggest]").forEach(suggest);

  // --- a document: pointing at words shows their claims, and the other way round -------------------------
  const reading = document.querySelector(".reading");
  if (reading) {
    const bar = make("div", "", { class: "shown", hidden: "", "aria-hidden": "true" });
    document.body.append(bar);
    const numbers = (one) => (one.dataset.claims || one.dataset.claim || "").split(" ").filter(Boolean);
    const light = (wanted) => {
      reading.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
      bar.hidden = true;
      if (!wanted.length) return;
      const shown = [];
      for (const number of wanted) {
        const note = document.getElementById(`note-${number}`);
        if (!note) continue;
        note.classList.add("lit");
        const box = note.getBoundingClientRect();
        if (box.top < 0 || box.bottom > innerHeight) shown.push(note.querySelector(".claim").textContent);
      }
      reading.querySelectorAll("mark[data-claims]").forEach((mark) => {
        if (numbers(mark).some((number) => wanted.includes(number))) mark.classList.add("lit");
      });
      bar.replaceChildren(...shown.map((text) => make("p", text, { dir: "auto" })));
      bar.hidden = !shown.length;
    };
    const pointed = (event) => {
      const one = event.target.closest("[data-claims], [data-claim]");
      light(one ? numbers(one) : []);
    };
    reading.addEventListener("mouseover", pointed);
    reading.addEventListener("mouseleave", () => light([]));
    reading.addEventListener("focusin", pointed);
    reading.addEventListener("focusout", () => light([]));
    reading.addEventListener("click", (event) => {
      const mark = event.target.closest("mark[data-claims]");
      if (!mark || event.target.closest("a") || String(getSelection())) return;
      const note = document.getElementById(`note-${numbers(mark).at(-1)}`);
      if (!note) return;
      location.hash = note.id;
      note.querySelector(".claim").focus({ preventScroll: true });
    });
  }

  // --- a figure over time: the year shows while the slider moves, and the figure follows --------------------
  document.querySelectorAll("[data-slider]").forEach((slider) => {
    const year = document.getElementById(slider.dataset.slider);
    slider.addEventListener("input", () => { year.textContent = slider.value; });
    slider.addEventListener("change", () => slider.form.requestSubmit());
    if (new URLSearchParams(location.search).has("until")) slider.focus({ preventScroll: true });
  });

  // --- a reading that goes on -----------------------------------------------------------------------------
  const progress = document.getElementById("reading");
  if (progress) {
    const look = async () => {
      try {
        const told = await (await fetch(progress.dataset.reading)).json();
        if (told.ended) return location.reload();
        const done = document.getElementById("done");
        done.max = told.total || 1;
        done.value = told.done;
        document.getElementById("count").textContent = told.done;
        document.getElementById("total").textContent = told.total || "?";
        document.getElementById("now").textContent = told.now;
      } catch { /* the server may be busy: it is asked again */ }
      setTimeout(look, 700);
    };
    look();
  }
})();
