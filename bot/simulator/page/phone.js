// One phone: whose it is, what stands on it, and what he can do with it.
import { draw, separator, relabel, el } from "./bubble.js";
import { zoned, hm, md } from "./clock.js";
import { get, post, toast } from "./net.js";

const account = document.body.dataset;
const hues = ["#5b8def", "#e0803a", "#4aa36b", "#b5609b", "#7a6ff0", "#c4574f", "#3d9aa8", "#8a7443"];

function faceOf(name) {
  const sum = [...name].reduce((n, c) => n + c.codePointAt(0), 0);
  return { text: [...name].at(-1) || "", colour: hues[sum % hues.length] };
}

export class Phone {
  constructor(root, clock) {
    this.el = root;
    this.clock = clock;
    this.key = `phone-${root.dataset.phone}`;
    this.name = "";
    this.version = -1;
    this.last = null;
    for (const part of ["person", "room", "chat", "profile", "foot", "typing", "input", "send", "plus", "panel", "menu", "sheet"]) {
      this[part] = root.querySelector(`.${part}`);
    }
    this.keys = root.querySelector(".menu-keys");
    this.typed = false; // whether the owner has asked for the keyboard
    this.wire();
  }

  $(selector) {
    return this.el.querySelector(selector);
  }

  wire() {
    this.person.addEventListener("change", () => this.choose(this.person.value));
    this.typing.addEventListener("submit", (e) => {
      e.preventDefault();
      this.say();
    });
    this.input.addEventListener("keydown", (e) => {
      if (e.key !== "Enter" || e.shiftKey || e.isComposing) return;
      e.preventDefault();
      this.say();
    });
    this.input.addEventListener("input", () => this.grow());
    this.$(".to-menu").addEventListener("click", () => this.toggle(false));
    this.$(".to-keys").addEventListener("click", () => this.toggle(true));
    this.plus.addEventListener("click", () => this.open(this.panel, this.plus));
    const more = this.$(".bar-more");
    more.addEventListener("click", () => this.open(this.sheet, more));
    this.el.addEventListener("keydown", (e) => e.key === "Escape" && this.closeAll());
    this.chat.addEventListener("click", () => this.closeAll());
    for (const b of this.panel.querySelectorAll("[data-act]")) {
      b.addEventListener("click", () => this.act(b.dataset.act, { text: b.dataset.text }));
    }
    this.scanForm(this.$(".panel-scan"));
    this.scanForm(this.$(".profile-scan"));
    this.$(".profile-follow").addEventListener("click", () => this.act("follow"));
    this.$(".sheet-leave").addEventListener("click", () => this.act("unfollow"));
    this.$(".sheet-block").addEventListener("click", () => this.act(this.owner.refuses ? "unblock" : "block"));
    this.$(".sheet-window").addEventListener("click", async () => {
      this.closeAll();
      if (await post("/simulator/api/fault", { kind: "window", on: true, name: this.name })) toast("客服消息窗口已关");
    });
  }

  scanForm(form) {
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      const field = form.querySelector("input");
      if (field.value.trim()) this.act("scan", { text: field.value.trim() });
      field.value = "";
    });
  }

  open(part, button) {
    const show = part.hidden;
    this.closeAll();
    part.hidden = !show;
    button.setAttribute("aria-expanded", String(show));
    if (part === this.panel) this.down();
  }

  closeAll() {
    this.panel.hidden = this.sheet.hidden = true;
    for (const e of this.el.querySelectorAll('[aria-expanded="true"]')) e.setAttribute("aria-expanded", "false");
    for (const e of this.keys.querySelectorAll(".popup")) e.hidden = true;
  }

  say() {
    const text = this.input.value.trim();
    if (!text || !this.name) return;
    this.input.value = "";
    this.grow();
    this.act("say", { text }, false);
  }

  act(act, more = {}, close = true) {
    if (close) this.closeAll();
    return post("/simulator/api/act", { name: this.name, act, ...more });
  }

  grow() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 110)}px`;
    this.typing.classList.toggle("filled", this.input.value.trim() !== "");
  }

  // update is called with every state of the platform; i is this phone's place.
  update(state, i) {
    this.list(state.people, i);
    const today = md(this.clock.now());
    if (today !== this.today) {
      this.today = today;
      for (const t of this.chat.querySelectorAll("time.separator")) relabel(t, this.clock.now());
    }
    const mine = state.people.find((p) => p.name === this.name);
    if (mine && mine.version !== this.version) this.fetch();
    else this.drawRoom();
  }

  // moved is called when the time has jumped: windows may have closed.
  moved() {
    this.today = null;
    this.drawRoom();
  }

  list(people, i) {
    const names = people.map((p) => p.name + p.note).join("\n");
    if (names === this.names) return;
    this.names = names;
    this.person.replaceChildren(
      ...people.map((p) => {
        const o = el("option", "", p.note ? `${p.name}（${p.note}）` : p.name);
        o.value = p.name;
        return o;
      }),
    );
    const kept = this.name || localStorage.getItem(this.key);
    const name = people.some((p) => p.name === kept) ? kept : (people[i] || people[0] || { name: "" }).name;
    if (name !== this.name) this.choose(name);
    this.person.value = name;
  }

  choose(name) {
    this.name = name;
    this.version = -1;
    this.last = null;
    this.person.value = name;
    this.chat.replaceChildren();
    localStorage.setItem(this.key, name);
    const tab = document.getElementById(`tab-${this.el.dataset.phone}`);
    if (tab) tab.textContent = name || "手机";
    this.fetch();
  }

  // fetch brings what is new; changes that come meanwhile are fetched after it.
  async fetch() {
    if (!this.name) return;
    if (this.fetching) {
      this.again = true;
      return;
    }
    this.fetching = true;
    const name = this.name;
    const phone = await get(`/simulator/api/phone?name=${encodeURIComponent(name)}&after=${this.last ? this.last.id : 0}`);
    this.fetching = false;
    if (phone && name === this.name) this.draw(phone);
    if (this.again || name !== this.name) {
      this.again = false;
      this.fetch();
    }
  }

  draw(phone) {
    const first = this.version === -1;
    this.version = phone.person.version;
    this.owner = phone.person;
    this.space = { left: phone.left, until: phone.until };
    phone.bubbles.forEach((b, i) => this.add(b, phone.taps[i] || [], first));
    const follows = phone.person.follows;
    this.profile.hidden = follows;
    this.chat.hidden = this.foot.hidden = !follows;
    this.$(".bar-more").hidden = !follows;
    this.$(".sheet-block").textContent = phone.person.refuses ? "打开“接收消息”" : "关闭“接收消息”";
    this.drawMenu(phone.menu || []);
    this.drawRoom();
    if (phone.bubbles.length) this.down();
  }

  add(b, taps, first) {
    const time = separator(b, this.last, this.clock.now());
    if (time) this.chat.append(time);
    const face = b.from_me ? faceOf(this.name) : { text: account.initial };
    const line = draw(b, taps, face, (item) => this.act("tap", { id: item.id, text: item.content }));
    if (!first) line.classList.add("new");
    for (const img of line.querySelectorAll("img")) img.addEventListener("load", () => this.down());
    this.chat.append(line);
    this.last = b;
  }

  down() {
    this.chat.scrollTop = this.chat.scrollHeight;
  }

  drawRoom() {
    if (!this.owner) return;
    const { left, until } = this.space;
    const now = this.clock.now();
    let text = "未关注";
    if (this.owner.follows) {
      const end = until && zoned(until).wall;
      if (!end || (now && end <= now)) text = "客服窗口已关，只能发模板消息";
      else text = `客服消息剩 ${left} 条，至 ${md(end)} ${hm(end)}`;
      if (this.owner.refuses) text = "已关闭“接收消息”";
    }
    if (this.room.textContent !== text) this.room.textContent = text;
    this.room.classList.toggle("away", !this.owner.follows);
    this.room.classList.toggle("shut", text.startsWith("客服窗口") || text.startsWith("已关闭"));
  }

  toggle(typed) {
    this.typed = typed;
    this.closeAll();
    this.showFoot();
    if (typed) this.input.focus();
  }

  showFoot() {
    const has = this.keys.childElementCount > 0;
    this.menu.hidden = !has || this.typed;
    this.typing.hidden = has && !this.typed;
    this.$(".to-menu").hidden = !has;
  }

  drawMenu(buttons) {
    const shape = JSON.stringify(buttons);
    if (shape !== this.shape) {
      this.shape = shape;
      this.typed ||= this.input.value !== "";
      this.keys.replaceChildren(...buttons.map((b) => this.menuKey(b)));
    }
    this.showFoot();
  }

  menuKey(b) {
    const slot = el("div", "menu-slot");
    const key = el("button", "menu-key", b.name);
    key.type = "button";
    slot.append(key);
    const subs = b.sub_button || [];
    if (!subs.length) {
      key.addEventListener("click", () => this.press(b));
      return slot;
    }
    const popup = el("div", "popup");
    popup.hidden = true;
    popup.setAttribute("role", "menu");
    for (const s of subs) {
      const item = el("button", "", s.name);
      item.type = "button";
      item.setAttribute("role", "menuitem");
      item.addEventListener("click", () => this.press(s));
      popup.append(item);
    }
    key.classList.add("has-popup");
    key.setAttribute("aria-haspopup", "menu");
    key.setAttribute("aria-expanded", "false");
    key.addEventListener("click", () => this.open(popup, key));
    slot.append(popup);
    return slot;
  }

  press(b) {
    this.act("menu", { id: b.key || b.url || b.name });
    if (b.type === "view" && /^https?:\/\//i.test(b.url || "")) window.open(b.url, "_blank", "noopener,noreferrer");
  }
}
