// The platform's time: shown as the account's own zone has it, ticking between updates,
// and moved by the buttons through /simulator/clock.
import { get, toast } from "./net.js";

export const days = "日一二三四五六";
const two = (n) => String(n).padStart(2, "0");

// zoned reads an RFC 3339 time as the wall clock that stands in it: UTC getters of the
// result give the parts.
export function zoned(text) {
  const m = /([+-])(\d\d):(\d\d)$/.exec(text);
  const offset = m ? (m[1] === "-" ? -1 : 1) * (Number(m[2]) * 60 + Number(m[3])) : 0;
  return { wall: new Date(Date.parse(text) + offset * 60000), zone: m ? m[0] : "Z" };
}

export const hm = (d) => `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}`;
export const md = (d) => `${d.getUTCMonth() + 1}月${d.getUTCDate()}日`;
const ymd = (d) => `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`;

export class Clock {
  // moved is called after a button has moved the time.
  constructor(moved) {
    this.moved = moved;
    this.base = null;
    this.keys = document.getElementById("clock-keys");
    this.buttons = [...document.querySelectorAll("[data-advance]")];
    this.open = document.getElementById("clock-open");
    for (const b of this.buttons) if (b.type === "button") b.addEventListener("click", () => this.press(b));
    const form = this.keys.querySelector("form");
    form.addEventListener("submit", (e) => {
      e.preventDefault();
      this.press(form.querySelector("button"));
    });
    this.open.addEventListener("click", () => this.show(!this.keys.classList.contains("open")));
    this.keys.addEventListener("keydown", (e) => {
      if (e.key === "Escape" && this.keys.classList.contains("open")) {
        this.show(false);
        this.open.focus();
      }
    });
    setInterval(() => this.draw(), 1000);
  }

  // show opens or closes the keys where the screen is too narrow for them.
  show(on) {
    this.keys.classList.toggle("open", on);
    this.open.setAttribute("aria-expanded", String(on));
  }

  // set takes the platform's time, and when work begins next.
  set(text, morning = this.morning) {
    const { wall, zone } = zoned(text);
    this.base = wall;
    this.zone = zone;
    this.morning = morning;
    this.read = performance.now();
    this.draw();
  }

  // now is the wall clock of the platform, or null before the first update.
  now() {
    return this.base && new Date(this.base.getTime() + performance.now() - this.read);
  }

  draw() {
    const d = this.now();
    if (!d) return;
    document.getElementById("clock-now").textContent = hm(d);
    document.getElementById("clock-now").dateTime = `${ymd(d)}T${hm(d)}${this.zone}`;
    document.getElementById("clock-year").textContent = `${d.getUTCFullYear()}年`;
    document.getElementById("clock-day").textContent = `${md(d)} 星期${days[d.getUTCDay()]}`;
    for (const el of document.querySelectorAll(".status-time")) el.textContent = hm(d);
  }

  async press(button) {
    if (!this.base) return;
    this.busy(button, true);
    try {
      const kind = button.dataset.advance;
      if (kind === "morning") await this.move({ now: this.morning });
      else if (kind === "days") await this.move({ advance: `${24 * Number(button.form.elements.days.value)}h` });
      else await this.move({ advance: kind });
    } finally {
      this.busy(button, false);
    }
  }

  busy(button, on) {
    button.classList.toggle("busy", on);
    for (const b of this.buttons) b.disabled = on;
  }

  async move(body) {
    try {
      const res = await fetch("/simulator/clock", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      const out = await res.json().catch(() => ({}));
      if (out.now) this.set(out.now);
      const state = await get("/simulator/api/state");
      if (state) this.set(state.now, state.morning);
      this.moved();
      if (!res.ok) toast(res.status === 504 ? "到点的事还没办完，请再按一次" : out.error || `时钟没有拨动（${res.status}）`);
    } catch {
      toast("连不上程序，时钟没有拨动");
    }
  }
}
