// What the page can do with a script; without it, all that it says is there and every link works.
(() => {
  "use strict";
  const $ = (selector, from = document) => from.querySelector(selector);
  const $$ = (selector, from = document) => [...from.querySelectorAll(selector)];
  const root = document.documentElement;

  // The language of the page's own words; the letter keeps its own.
  const languages = $$("[name=language]");
  const remembered = (value) => {
    try {
      if (value) localStorage.setItem("griffier-language", value);
      return localStorage.getItem("griffier-language");
    } catch {
      return null;
    }
  };
  const speak = (language) => { root.lang = language; };
  const before = remembered();
  for (const choice of languages) {
    if (choice.value === before) choice.checked = true;
    if (choice.checked) speak(choice.value);
    choice.addEventListener("change", () => { speak(choice.value); remembered(choice.value); });
  }

  // Another paper opens beside this one.
  for (const link of $$("a[href^=http]")) link.target = "_blank";

  const letter = $(".letter");
  if (!letter) return;
  $(".tools").hidden = false;

  // A kind that is not shown is not in the way of the tab key either. One box for a type ticks all of its kinds.
  const marksOf = (kind) => $$(`.letter a.a.${kind}, .letter .${kind} > .l:first-of-type`);
  const follow = (box) => {
    root.classList.toggle(box.id.replace("k", "off-"), !box.checked);
    for (const mark of marksOf(box.id)) mark.tabIndex = box.checked ? 0 : -1;
  };
  for (const box of $$(".legend ul input")) {
    box.addEventListener("change", () => follow(box));
    if (!box.checked) follow(box);
  }
  for (const whole of $$("[data-type]")) {
    const boxes = $$("input", whole.closest("p").nextElementSibling);
    const count = () => {
      const on = boxes.filter((box) => box.checked).length;
      whole.checked = on > 0;
      whole.indeterminate = on > 0 && on < boxes.length;
    };
    whole.hidden = false;
    whole.addEventListener("change", () => boxes.forEach((box) => { box.checked = whole.checked; follow(box); }));
    for (const box of boxes) box.addEventListener("change", count);
    count();
  }

  // Search: one string for each paragraph, so that marks and notes inside it do not matter.
  const q = $("#q"), state = $("#found"), none = $("#none"), previous = $("#previous"), next = $("#next");
  const canPaint = typeof Highlight === "function" && CSS.highlights;
  const fold = (text) => {
    const small = text.toLowerCase();
    let out = "";
    for (const unit of small.length === text.length ? small : text) {
      const base = unit < "\u0080" ? unit : unit.normalize("NFD")[0];
      out += base.length === unit.length ? base : unit;
    }
    return out.replace(/[\s\u00a0]/g, " ").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–‑]/g, "-");
  };
  let blocks = null, hits = [], now = -1;
  const read = () => $$("p, h2, h3, h4, h5, h6, li, td, th", letter).map((block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node.nodeType === 3 ? NodeFilter.FILTER_ACCEPT
        : node.matches(".p, .fn, .back, .vh, #card") ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP);
    const nodes = [], starts = [];
    let text = "";
    while (walker.nextNode()) {
      nodes.push(walker.currentNode);
      starts.push(text.length);
      text += walker.currentNode.data;
    }
    return { text: fold(text), nodes, starts };
  });
  const rangeOf = ({ nodes, starts }, from, to) => {
    const node = (offset) => {
      let low = 0, high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= offset) low = middle; else high = middle - 1;
      }
      return low;
    };
    const range = document.createRange(), a = node(from), b = node(to - 1);
    range.setStart(nodes[a], from - starts[a]);
    range.setEnd(nodes[b], to - starts[b]);
    return range;
  };
  const paint = (scroll) => {
    const many = hits.length > 0;
    previous.disabled = next.disabled = !many;
    state.textContent = many ? `${now + 1}/${hits.length}` : "";
    none.hidden = many || !q.value.trim();
    if (canPaint) {
      CSS.highlights.set("hits", new Highlight(...hits));
      CSS.highlights.set("hit", new Highlight(...hits.slice(now, now + 1)));
      CSS.highlights.get("hit").priority = 1;
    } else if (many && scroll) {
      getSelection().setBaseAndExtent(hits[now].startContainer, hits[now].startOffset, hits[now].endContainer, hits[now].endOffset);
    }
    if (many && scroll) {
      const box = hits[now].getBoundingClientRect();
      if (box.top < 120 || box.bottom > innerHeight - 40) scrollTo({ top: scrollY + box.top - innerHeight / 3 });
    }
  };
  const search = () => {
    const wanted = fold(q.value.trim().replace(/\s+/g, " "));
    hits = [];
    if (wanted) {
      blocks ??= read();
      for (const block of blocks) {
        for (let at = block.text.indexOf(wanted); at >= 0; at = block.text.indexOf(wanted, at + wanted.length)) {
          hits.push(rangeOf(block, at, at + wanted.length));
        }
      }
    }
    const here = hits.findIndex((hit) => hit.getBoundingClientRect().bottom > 100);
    now = hits.length ? Math.max(here, 0) : -1;
    paint(true);
  };
  const step = (by) => {
    if (!hits.length) return;
    now = (now + by + hits.length) % hits.length;
    paint(true);
  };
  let typing;
  q.addEventListener("input", () => { clearTimeout(typing); typing = setTimeout(search, 120); });
  q.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") {
      q.value = "";
      search();
      q.blur();
    }
  });
  previous.addEventListener("click", () => step(-1));
  next.addEventListener("click", () => step(1));

  // Sentence addresses: one key goes from sentence to sentence, so that the tab key need not.
  const permalinks = $$(".p", letter), keys = $("#keys");
  let sentence = -1;
  const quiet = (link) => {
    link.tabIndex = keys.checked ? -1 : 0;
    if (keys.checked) link.setAttribute("aria-hidden", "true");
    else link.removeAttribute("aria-hidden");
  };
  const toSentence = (by) => {
    const at = permalinks.findIndex((link) => link.parentNode.contains(document.activeElement));
    if (at >= 0) sentence = at;
    else if (sentence < 0) sentence = permalinks.findIndex((l) => l.parentNode.getBoundingClientRect().bottom > 120) - (by > 0 ? 1 : 0);
    sentence = Math.min(Math.max(sentence + by, 0), permalinks.length - 1);
    const link = permalinks[sentence];
    if (!link) return;
    link.removeAttribute("aria-hidden");
    link.addEventListener("blur", () => quiet(link), { once: true });
    link.focus();
  };
  keys.addEventListener("change", () => permalinks.forEach(quiet));
  permalinks.forEach(quiet);

  // Cards: what a mark is, taken from the list. A card with links in it stands behind its mark in the tab order.
  const card = document.createElement("div");
  card.id = "card";
  card.hidden = true;
  card.tabIndex = -1;
  let host = null, pinned = false, timer;
  const part = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content.filter(Boolean));
    return made;
  };
  const copy = (node) => {
    if (!node) return null;
    const made = node.cloneNode(true);
    if (made.nodeType !== 1) return made;
    for (const inner of [made, ...$$("[id]", made)]) inner.removeAttribute("id");
    for (const link of $$(".back, .vh", made)) link.remove();
    return made;
  };
  // The findings of a mark: those whose words in the list lead to it, or for a later piece of one, as it says itself.
  let listed = null;
  const numbersOf = (mark) => {
    if (!mark.matches(".a")) return [];
    if (mark.dataset.p) return mark.dataset.p.split(" ");
    if (!listed) {
      listed = new Map();
      for (const j of $$(".j[href]")) listed.set(j.hash, [...listed.get(j.hash) ?? [], j.closest(".pl").id.slice(2)]);
    }
    return listed.get(`#${mark.id}`) ?? [];
  };
  const about = (number) => {
    const place = document.getElementById(`p-${number}`), group = place.closest(".g"), entry = place.closest(".e");
    const parts = [...new Set([place, entry, group])].flatMap((from) => $$(":scope > i", from));
    const what = part("p", ...[...$(".gh", group).childNodes].filter((n) => !n.classList?.contains("c")).map((n) => n.cloneNode(true)));
    what.className = "what";
    const made = part("div", what, copy($(".u", entry)), copy($(".up", place)), ...parts.map(copy));
    made.className = [...group.classList].find((name) => /^L\d$/.test(name)) ?? "L0";
    return made;
  };
  const hide = () => {
    clearTimeout(timer);
    if (!host) return;
    host.removeAttribute("aria-describedby");
    host.classList.remove("open");
    if (host.hasAttribute("aria-expanded")) host.setAttribute("aria-expanded", "false");
    host = null;
    pinned = false;
    card.hidden = true;
    card.remove();
  };
  const place = () => {
    if (getComputedStyle(card).position === "fixed") {
      card.style.left = card.style.top = "";
      return;
    }
    const box = host.getClientRects()[0], area = letter.getBoundingClientRect();
    const left = Math.min(Math.max(box.left, 16), root.clientWidth - card.offsetWidth - 16);
    const below = box.bottom + 6, above = box.top - card.offsetHeight - 6;
    const top = below + card.offsetHeight > innerHeight && above > 70 ? above : below;
    card.style.left = `${left - area.left}px`;
    card.style.top = `${top - area.top}px`;
  };
  const show = (mark) => {
    clearTimeout(timer);
    if (host === mark) return;
    hide();
    if (mark.matches(".fn a")) {
      const note = part("div", ...[...$(mark.getAttribute("href")).childNodes].map(copy));
      note.className = "note";
      card.replaceChildren(note);
    } else {
      const numbers = [];
      for (let up = mark; up && up !== letter; up = up.parentElement) numbers.push(...numbersOf(up));
      for (const inner of $$(".a", mark)) numbers.push(...numbersOf(inner));
      card.replaceChildren(...[...new Set(numbers)].map(about));
    }
    host = mark;
    host.classList.add("open");
    card.hidden = false;
    // A link holds no other links: the card of a mark inside one stands behind that one.
    (mark.closest("a") ?? mark).after(card);
    host.setAttribute("aria-describedby", "card");
    place();
  };
  const off = (mark) => {
    const shown = (m) => numbersOf(m).some((n) => document.getElementById(`p-${n}`).offsetParent);
    return mark.matches(".a") && !shown(mark) && !$$(".a", mark).some(shown);
  };
  const markAt = (target) => {
    if (!target.closest || card.contains(target)) return null;
    const found = target.closest(".letter .a, .letter .l, .letter .fn a");
    return found && !off(found.closest(".a") ?? found) ? found : null;
  };
  letter.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    if (card.contains(event.target)) return clearTimeout(timer);
    const mark = markAt(event.target);
    clearTimeout(timer);
    if (mark) timer = setTimeout(show, host ? 60 : 180, mark);
    else if (host && !card.contains(document.activeElement)) timer = setTimeout(hide, 260);
  });
  letter.addEventListener("pointerleave", () => {
    clearTimeout(timer);
    if (host && !pinned && !card.contains(document.activeElement) && host !== document.activeElement) timer = setTimeout(hide, 260);
  });
  letter.addEventListener("focusin", (event) => {
    if (card.contains(event.target)) return;
    const mark = markAt(event.target);
    if (mark && (event.target.matches(":focus-visible") || event.target.matches(":target"))) show(mark);
    else hide();
  });
  document.addEventListener("focusin", (event) => {
    if (host && !letter.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    if (card.contains(event.target)) {
      if (event.target.closest("a[href^='#']")) hide();
      return;
    }
    const mark = markAt(event.target), link = event.target.closest?.("a");
    // Where the words have no one address of their own, the card is what there is to open.
    if (mark && link && /^#p-/.test(link.getAttribute("href"))) {
      event.preventDefault();
      const again = host === link && pinned;
      show(link);
      pinned = !again;
      if (again) return hide();
      if (link.hasAttribute("aria-expanded")) {
        link.setAttribute("aria-expanded", "true");
        $("a", card)?.focus();
      }
    } else if (!mark) hide();
  });
  for (const many of $$("a.m", letter)) many.setAttribute("aria-expanded", "false");

  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && host) {
      const back = card.contains(document.activeElement) ? host.closest("a") ?? host : null;
      hide();
      back?.focus();
      clearTimeout(timer);
      hide();
      return;
    }
    if (!keys.checked || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
    if (event.key === "/") {
      event.preventDefault();
      q.focus();
      q.select();
    } else if (event.key === "j" || event.key === "k") {
      event.preventDefault();
      toSentence(event.key === "j" ? 1 : -1);
    }
  });

  // A place one jumps to is where the keyboard goes on.
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.matches(".letter .a")) (target.matches("a, [tabindex]") ? target : target.closest("a"))?.focus({ preventScroll: true });
  });
})();
