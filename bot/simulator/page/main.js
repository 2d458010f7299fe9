// Three phones over one platform. The server's events say which phones have changed;
// each phone then fetches what is new on it.
import { Phone } from "./phone.js";
import { Clock } from "./clock.js";
import { post, toast } from "./net.js";

const clock = new Clock(() => phones.forEach((phone) => phone.moved()));
const phones = [...document.querySelectorAll("[data-phone]")].map((el) => new Phone(el, clock));

function apply(state) {
  clock.set(state.now);
  press("down", state.down);
  press("callback", state.refusing);
  phones.forEach((phone, i) => phone.update(state, i));
}

function press(kind, on) {
  document.querySelector(`[data-fault="${kind}"]`).setAttribute("aria-pressed", String(on));
}

const events = new EventSource("/simulator/api/events");
events.onmessage = (e) => apply(JSON.parse(e.data));
events.onopen = () => document.body.classList.remove("offline");
events.onerror = () => document.body.classList.add("offline");

for (const button of document.querySelectorAll("[data-fault]")) {
  button.addEventListener("click", async () => {
    const on = button.getAttribute("aria-pressed") !== "true";
    const state = await post("/simulator/api/fault", { kind: button.dataset.fault, on });
    if (state) apply(state);
    if (state && button.classList.contains("once")) toast("现用的令牌已作废");
  });
}

const tabs = [...document.querySelectorAll("[data-tab]")];
function choose(n) {
  tabs.forEach((tab) => tab.setAttribute("aria-selected", String(tab.dataset.tab === n)));
  phones.forEach((phone) => phone.el.classList.toggle("chosen", phone.el.dataset.phone === n));
  phones.find((phone) => phone.el.dataset.phone === n).down();
}
tabs.forEach((tab, i) => {
  tab.addEventListener("click", () => choose(tab.dataset.tab));
  tab.addEventListener("keydown", (e) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
    if (!step) return;
    const next = tabs[(i + step + tabs.length) % tabs.length];
    next.focus();
    choose(next.dataset.tab);
  });
});
