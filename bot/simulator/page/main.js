// Three phones over one platform. The server's events say which phones have changed;
// each phone then fetches what is new on it.
import { Phone } from "./phone.js";
import { Clock } from "./clock.js";
import { tabs } from "./tabs.js";
import { faults } from "./faults.js";
import { people } from "./people.js";

const clock = new Clock(() => phones.forEach((phone) => phone.moved()));
const phones = [...document.querySelectorAll("[data-phone]")].map((el) => new Phone(el, clock, people((state) => apply(state))));
const chosen = tabs(phones);
const showFaults = faults((state) => apply(state));

let shown = { run: "", version: -1 };

// apply shows a state, unless a newer one has overtaken it. A program that has begun anew knows
// nothing of what stands here.
function apply(state) {
  if (shown.run && state.run !== shown.run) return location.reload();
  if (state.version < shown.version) return;
  shown = state;
  clock.set(state.now, state.morning);
  showFaults(state.faults);
  phones.forEach((phone, i) => phone.update(state, i));
  chosen();
}

const events = new EventSource("/simulator/api/events");
events.onmessage = (e) => apply(JSON.parse(e.data));
events.onopen = () => document.body.classList.remove("offline");
events.onerror = () => document.body.classList.add("offline");

const large = document.getElementById("large");
function enlarge(on) {
  document.documentElement.classList.toggle("large", on);
  large.setAttribute("aria-pressed", String(on));
}
large.addEventListener("click", () => {
  const on = large.getAttribute("aria-pressed") !== "true";
  localStorage.setItem("large", on ? "1" : "");
  enlarge(on);
});
enlarge(localStorage.getItem("large") === "1");
