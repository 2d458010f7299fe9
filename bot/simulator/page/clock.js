// The platform's time: shown as the account's own zone has it, ticking between updates,
// and moved by the buttons through /simulator/clock.
import { toast } from "./net.js";

const days = "日一二三四五六";
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
    this.buttons = [...document.querySelectorAll("[data-advance]")];
    for (const b of this.buttons) b.addEventListener("click", () => this.press(b));
    setInterval(() => this.draw(), 1000);
  }

  set(text) {
    const { wall, zone } = zoned(text);
    this.base = wall;
    this.zone = zone;
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
      if (kind === "morning") await this.move({ now: this.morning(1) });
      else if (kind !== "1wd") await this.move({ advance: kind });
      else if (!(await this.move({ advance: kind }, true))) await this.move({ now: this.weekday() });
    } finally {
      this.busy(button, false);
    }
  }

  busy(button, on) {
    button.classList.toggle("busy", on);
    for (const b of this.buttons) b.disabled = on;
  }

  // move asks for another time; quietly: a refusal is no reason for a message.
  async move(body, quietly = false) {
    try {
      const res = await fetch("/simulator/clock", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      if (res.ok) {
        this.set((await res.json()).now);
        this.moved();
        return true;
      }
      if (!quietly) toast(res.status === 504 ? "到点的事还没办完，请再按一次" : `时钟没有拨动（${res.status}）`);
    } catch {
      if (!quietly) toast("连不上程序，时钟没有拨动");
    }
    return false;
  }

  morning(ahead) {
    const d = new Date(this.now().getTime() + ahead * 86400000);
    return `${ymd(d)}T09:00:00${this.zone}`;
  }

  // weekday is the same time on the next Monday to Friday, for a clock without a calendar.
  weekday() {
    let d = this.now();
    do d = new Date(d.getTime() + 86400000);
    while (d.getUTCDay() % 6 === 0);
    return `${ymd(d)}T${hm(d)}:${two(d.getUTCSeconds())}${this.zone}`;
  }
}
