// What a copy without a server has in its stead: an index to search, and a day in what held when. It comes first,
// and gives the other script what both need. Nothing here writes markup from text.
"use strict";

const factioCopy = (() => {
  const copy = document.documentElement.dataset.static; // in a copy: the way to its first folder

  const make = (tag, text, attributes = {}) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };

  // --- the index of a copy -------------------------------------------------------------------------------
  const folded = (text) =>
    text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/['’`´ʼʻ‘′.]/gu, "")
      .replace(/ł/g, "l").replace(/ø/g, "o").replace(/đ/g, "d");
  const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) || [];

  let index = null;
  const loaded = () =>
    (index ??= new Promise((done, failed) => {
      const script = make("script", "", { src: `${copy}search-index.js` });
      script.onload = () => done(globalThis.factioIndex.map((row) => ({ row, words: wordsOf(row[0]) })));
      script.onerror = failed;
      document.head.append(script);
    }));

  const matches = (words, asked) =>
    asked.every((word) => words.some((one) => one.startsWith(word)) ||
      (/[\u3040-\u9fff\uac00-\ud7af\u0e00-\u0eff]/.test(word) && words.some((one) => one.includes(word))));

  // Rows of the index: words, name, note, address, sort (0 name, 1 document, 2 claim), type or kind, country,
  // document, first and last year.
  const within = (row, { kind, country, source, since, until }) =>
    (!kind || row[5] === kind) && (!country || row[6] === country) && (!source || row[7] === source) &&
    (!since || row[9] >= Number(since)) && (!until || (row[8] && row[8] <= Number(until)));

  const foundIn = async (text, most, narrowed = {}) => {
    const asked = wordsOf(text);
    if (!asked.length && !Object.values(narrowed).some(Boolean)) return [];
    const plain = asked.join(" ");
    const rank = ({ row, words }) =>
      row[4] * 4 + (folded(row[1]) === plain ? 0 : words.join(" ").startsWith(plain) ? 1 : 2);
    return (await loaded()).filter((one) => matches(one.words, asked) && within(one.row, narrowed))
      .map((one, place) => [rank(one), place, one.row])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, most)
      .map(([, , row]) => ({ name: row[1], note: row[2], address: copy + row[3], sort: row[4] }));
  };

  // --- the search page of a copy: words, and what the fields narrow ------------------------------------------
  const place = document.getElementById("found");
  if (copy !== undefined && place) {
    const asked = Object.fromEntries(new URLSearchParams(location.search));
    const form = document.querySelector("form.asked");
    const names = ["kind", "country", "source", "since", "until"];
    for (const name of ["q", ...names]) {
      const field = form.elements.namedItem(name);
      if (field && asked[name]) field.value = asked[name];
    }
    const narrowed = Object.fromEntries(names.map((name) => [name, (asked[name] || "").trim()]));
    const some = Object.values(narrowed).some(Boolean);
    if (some) form.querySelector("details").open = true;
    if (asked.q || some) foundIn(asked.q || "", 200, narrowed).then((found) => {
      const list = make("ul", "", { class: "plain ruled" });
      list.append(...found.map((one) => {
        const item = make("li");
        const link = make("a", "", { class: "title", href: one.address });
        link.append(make("bdi", one.name));
        item.append(link, make("span", one.note, { class: "small" }));
        return item;
      }));
      place.replaceChildren(make("p", String(found.length), { class: "small" }), list);
    });
  }

  // --- a day in what held when: each row tells what its bar shows then ----------------------------------------
  document.querySelectorAll("[data-strip-day]").forEach((part) => {
    const [shown, doubtful, presumed, never] = part.dataset.words.split("|");
    const words = { sure: shown, presumed, "fade-in": doubtful, "fade-out": doubtful };
    const field = part.querySelector("input");
    part.hidden = false;
    field.addEventListener("input", () => {
      part.closest(".strip").querySelectorAll("li[data-days]").forEach((row) => {
        row.querySelector(".then")?.remove();
        if (!field.value) return;
        const bars = row.dataset.days.split(";").filter(Boolean).map((one) => one.split(" "));
        const at = bars.filter(([, low, high]) => low <= field.value && field.value <= high)
          .map(([sort]) => sort).sort((a, b) => (b === "sure") - (a === "sure"))[0];
        row.querySelector(".what").prepend(make("b", `${words[at] || never}: `, { class: "then" }));
      });
    });
  });

  return { make, foundIn };
})();
