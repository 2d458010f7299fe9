// The dialog that adds a person to the list of owners.
import { post } from "./net.js";

// people gives a function that asks for a name and resolves with it, or with "" if nobody was added.
export function people(changed) {
  const box = document.getElementById("new-person");
  const form = box.querySelector("form");
  return () =>
    new Promise((resolve) => {
      form.reset();
      box.returnValue = "";
      box.showModal();
      form.elements.name.focus();
      box.addEventListener("close", () => resolve(add(box.returnValue === "add", form, changed)), { once: true });
    });
}

async function add(wanted, form, changed) {
  const name = form.elements.name.value.trim();
  if (!wanted || !name) return "";
  const state = await post("/simulator/api/person", { name, note: form.elements.note.value });
  if (!state) return "";
  changed(state);
  return name;
}
