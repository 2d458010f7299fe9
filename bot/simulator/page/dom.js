// Elements made by script: text goes in as text, never as HTML.

export function el(tag, cls, text) {
  const e = document.createElement(tag);
  if (cls) e.className = cls;
  if (text !== undefined) e.textContent = text;
  return e;
}

export function button(cls, text, press) {
  const e = el("button", cls, text);
  e.type = "button";
  e.addEventListener("click", press);
  return e;
}
