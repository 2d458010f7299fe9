// The tabs by which a narrow screen shows one phone at a time, with a dot where something
// new has come to a phone that is not shown.

export function tabs(phones) {
  const all = [...document.querySelectorAll("[data-tab]")];
  const phoneOf = (tab) => phones.find((phone) => phone.el.dataset.phone === tab.dataset.tab);

  function choose(tab) {
    for (const each of all) {
      const on = each === tab;
      each.setAttribute("aria-selected", String(on));
      each.tabIndex = on ? 0 : -1;
      phoneOf(each).el.classList.toggle("chosen", on);
    }
    phoneOf(tab).seen = true;
    phoneOf(tab).down();
    draw();
  }

  function draw() {
    for (const tab of all) {
      const phone = phoneOf(tab);
      const shown = tab.getAttribute("aria-selected") === "true";
      if (shown) phone.seen = true;
      tab.querySelector(".tab-name").textContent = phone.name || `手机 ${tab.dataset.tab}`;
      tab.querySelector(".unread").hidden = phone.seen;
    }
  }

  all.forEach((tab, i) => {
    const phone = phoneOf(tab);
    phone.drawn = draw;
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (e) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!step) return;
      e.preventDefault();
      const next = all[(i + step + all.length) % all.length];
      choose(next);
      next.focus();
    });
  });
  return draw;
}
