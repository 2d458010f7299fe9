// The switches by which the platform is made to fail.
import { post, toast } from "./net.js";

// faults wires the switches; changed is called with the state that follows. It returns what
// shows the keys in force.
export function faults(changed) {
  const count = document.querySelector(".count");
  const switches = [...document.querySelectorAll('[data-fault][role="switch"]')];

  for (const button of document.querySelectorAll("[data-fault]")) {
    button.addEventListener("click", async () => {
      const on = button.getAttribute("aria-checked") !== "true";
      const state = await post("/simulator/api/fault", { kind: button.dataset.fault, on });
      if (!state) return;
      changed(state);
      if ("once" in button.dataset) toast("现用的令牌已作废");
    });
  }

  return (keys) => {
    for (const s of switches) s.setAttribute("aria-checked", String(keys.includes(s.dataset.fault)));
    count.textContent = keys.length;
    count.hidden = keys.length === 0;
  };
}
