// One phone: whose it is, what stands on it, and what he can do with it.
import { draw, separator, relabel } from "./bubble.js";
import { zoned, hm, md } from "./clock.js";
import { el } from "./dom.js";
import { Menu } from "./menu.js";
import { get, post, toast } from "./net.js";
import { Sheet } from "./sheet.js";

const account = document.body.dataset;
const hues = ["#456fc4", "#b25f22", "#33804e", "#96477f", "#6257d6", "#b54840", "#2b7c88", "#75632f"];
const another = "\n"; // no name: the last entry of the list, which adds a person

function faceOf(name) {
  const sum = [...name].reduce((n, c) => n + c.codePointAt(0), 0);
  return { text: [...name].at(-1) || "", colour: hues[sum % hues.length] };
}

export class Phone {
  // addPerson asks for a new person and resolves with his name, or "".
  constructor(root, clock, addPerson) {
    this.el = root;
    this.clock = clock;
    this.addPerson = addPerson;
    this.key = `phone-${root.dataset.phone}`;
    this.name = "";
    this.version = -1;
    this.last = null;
    this.seen = true; // false: something came while another phone was shown
    this.drawn = () => {};
    for (const part of ["person", "room", "chat", "lines", "profile", "foot", "typing", "input", "plus", "panel", "menu", "more"]) {
      this[part] = root.querySelector(`.${part}`);
    }
    this.title = this.$(".bar h2");
    this.keys = new Menu(this.$(".menu-keys"), (b) => this.press(b), (part, key) => this.open(part, key));
    this.sheet = new Sheet(this);
    this.atEnd = true; // the latest bubble is to be seen, and stays so when the screen changes
    this.typed = false; // whether the owner has asked for the keyboard
    this.wire();
  }

  $(selector) {
    return this.el.querySelector(selector);
  }

  wire() {
    this.person.addEventListener("change", () => this.pick(this.person.value));
    this.typing.addEventListener("submit", (e) => {
      e.preventDefault();
      this.say();
    });
    // Not every keyboard on a touch screen tells which key was pressed, but all tell of the new line.
    this.input.addEventListener("keydown", (e) => (this.shift = e.shiftKey));
    this.input.addEventListener("beforeinput", (e) => {
      if (e.inputType !== "insertLineBreak" || this.shift || e.isComposing) return;
      e.preventDefault();
      this.say();
    });
    this.input.addEventListener("input", () => this.grow());
    this.$(".to-menu").addEventListener("click", () => this.toggle(false));
    this.$(".to-keys").addEventListener("click", () => this.toggle(true));
    this.plus.addEventListener("click", () => this.open(this.panel, this.plus));
    const more = this.$(".bar-more");
    more.addEventListener("click", () => this.open(this.more, more));
    this.el.addEventListener("keydown", (e) => e.key === "Escape" && this.escape());
    this.chat.addEventListener("click", () => {
      this.closeAll();
      this.sheet.close();
    });
    this.keepEnd();
    this.$(".profile-follow").addEventListener("click", () => this.act("follow"));
    for (const b of this.more.querySelectorAll("[data-come-or-go]")) b.addEventListener("click", () => this.act(b.dataset.comeOrGo));
    this.$(".more-block").addEventListener("click", () => this.act(this.owner.refuses ? "unblock" : "block"));
    this.$(".more-window").addEventListener("click", async () => {
      this.closeAll();
      if (await post("/simulator/api/fault", { kind: "window", on: true, name: this.name })) toast("客服消息窗口已关");
    });
  }

  open(part, button) {
    const show = part.hidden;
    this.closeAll();
    part.hidden = !show;
    button.setAttribute("aria-expanded", String(show));
    this.opener = show ? button : null;
    if (part === this.panel) this.down();
  }

  closeAll() {
    this.panel.hidden = this.more.hidden = true;
    this.keys.hide();
    for (const e of this.el.querySelectorAll('[aria-expanded="true"]')) e.setAttribute("aria-expanded", "false");
  }

  // escape closes what is open and gives the focus back to what opened it.
  escape() {
    if (this.sheet.shown) return this.sheet.close();
    this.closeAll();
    this.opener?.focus();
    this.opener = null;
  }

  // focus goes to where he would type or tap next.
  focus() {
    (this.input.checkVisibility() ? this.input : this.chat).focus();
  }

  say() {
    const text = this.input.value.trim();
    if (!text || !this.name) return;
    this.input.value = "";
    this.grow();
    this.act("say", { text });
  }

  act(act, more = {}) {
    this.closeAll();
    return post("/simulator/api/act", { name: this.name, act, ...more });
  }

  grow() {
    this.input.style.height = "";
    this.input.style.height = `${Math.min(Math.max(this.input.scrollHeight, 40), 110)}px`;
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
    const options = people.map((p) => option(p.name, p.note ? `${p.name}（${p.note}）` : p.name));
    this.person.replaceChildren(...options, option(another, "＋ 添一个人…"));
    const kept = this.name || localStorage.getItem(this.key);
    const name = people.some((p) => p.name === kept) ? kept : (people[i] || people[0] || { name: "" }).name;
    if (name !== this.name) this.choose(name);
    this.person.value = name;
  }

  async pick(name) {
    if (name !== another) return this.choose(name);
    this.person.value = this.name;
    const added = await this.addPerson();
    if (added) this.choose(added);
  }

  choose(name) {
    this.name = name;
    this.version = -1;
    this.last = null;
    this.seen = true;
    this.person.value = name;
    this.person.title = this.person.selectedOptions[0]?.textContent || "";
    this.lines.replaceChildren();
    this.closeAll();
    this.sheet.close();
    localStorage.setItem(this.key, name);
    this.drawn();
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
    this.el.dataset.owner = this.name; // whose screen stands here by now
    this.owner = phone.person;
    this.space = { left: phone.left, until: phone.until, typing: phone.typing };
    phone.bubbles.forEach((b, i) => this.add(b, phone.taps[i] || [], first));
    const follows = phone.person.follows;
    this.profile.hidden = follows;
    this.chat.hidden = this.foot.hidden = !follows;
    this.$(".bar-more").hidden = !follows;
    this.$(".more-block").textContent = phone.person.refuses ? "打开“接收消息”" : "关闭“接收消息”";
    if (this.keys.draw(phone.menu || [])) this.typed ||= this.input.value !== "";
    this.showFoot();
    this.drawRoom();
    if (!phone.bubbles.length) return;
    if (first || this.atEnd || phone.bubbles.some((b) => b.from_me)) this.down();
    if (!first && !this.el.checkVisibility() && phone.bubbles.some((b) => !b.from_me)) this.seen = false;
    this.drawn();
  }

  add(b, taps, first) {
    const time = separator(b, this.last, this.clock.now());
    if (time) this.lines.append(time);
    const face = b.from_me ? faceOf(this.name) : { text: account.initial };
    const line = draw(b, taps, face, (item) => this.act("tap", { id: item.id, text: item.content }));
    if (!first) line.classList.add("new");
    this.lines.append(line);
    this.last = b;
  }

  down() {
    this.atEnd = true;
    this.chat.scrollTop = this.chat.scrollHeight;
  }

  // keepEnd lets the latest bubble stay in sight when the screen or the type changes its size,
  // unless he has scrolled up. A scroll that comes of the change itself is none of his.
  keepEnd() {
    let size = "";
    const now = () => `${this.chat.clientHeight} ${this.chat.scrollHeight}`;
    this.chat.addEventListener("scroll", () => {
      if (now() === size) this.atEnd = this.chat.scrollTop + this.chat.clientHeight > this.chat.scrollHeight - 40;
    });
    const changed = new ResizeObserver(() => {
      size = now();
      if (this.atEnd) this.down();
    });
    changed.observe(this.chat);
    changed.observe(this.lines);
  }

  drawRoom() {
    if (!this.owner) return;
    const now = this.clock.now();
    const typing = this.space.typing && now && zoned(this.space.typing).wall > now;
    this.title.textContent = typing ? "对方正在输入…" : account.account;
    const text = this.roomText(now);
    if (this.room.textContent !== text) this.room.textContent = text;
    this.room.classList.toggle("away", !this.owner.follows);
    this.room.classList.toggle("shut", text.startsWith("客服窗口") || text.startsWith("已关闭"));
  }

  // roomText says how much the account may send him now.
  roomText(now) {
    if (!this.owner.follows) return "未关注";
    if (this.owner.refuses) return "已关闭“接收消息”";
    const end = this.space.until && zoned(this.space.until).wall;
    if (!end || (now && end <= now)) return "客服窗口已关，只能发模板消息";
    return `客服消息剩 ${this.space.left} 条，至 ${md(end)} ${hm(end)}`;
  }

  toggle(typed) {
    this.typed = typed;
    this.closeAll();
    this.showFoot();
    if (typed) this.input.focus();
  }

  showFoot() {
    const has = !this.keys.empty;
    this.menu.hidden = !has || this.typed;
    this.typing.hidden = has && !this.typed;
    this.$(".to-menu").hidden = !has;
  }

  press(b) {
    this.act("menu", { id: b.key || b.url || b.name });
    if (b.type === "view" && /^https?:\/\//i.test(b.url || "")) window.open(b.url, "_blank", "noopener,noreferrer");
  }
}

function option(value, text) {
  const o = el("option", "", text);
  o.value = value;
  return o;
}
