// The custom menu in a phone's foot: three keys, some with a list above them.
import { el, button } from "./dom.js";

export class Menu {
  // press is called with the button that was meant; open shows a list and closes all else.
  constructor(root, press, open) {
    this.root = root;
    this.press = press;
    this.open = open;
  }

  get empty() {
    return this.root.childElementCount === 0;
  }

  // draw shows these buttons and tells whether they are others than before.
  draw(buttons) {
    const shape = JSON.stringify(buttons);
    if (shape === this.shape) return false;
    this.shape = shape;
    this.root.replaceChildren(...buttons.map((b) => this.slot(b)));
    return true;
  }

  slot(b) {
    const slot = el("div", "menu-slot");
    const subs = b.sub_button || [];
    if (!subs.length) {
      slot.append(button("menu-key", b.name, () => this.press(b)));
      return slot;
    }
    const popup = el("div", "popup");
    popup.hidden = true;
    popup.setAttribute("role", "menu");
    popup.setAttribute("aria-label", b.name);
    for (const s of subs) {
      const item = button("", s.name, () => this.press(s));
      item.setAttribute("role", "menuitem");
      popup.append(item);
    }
    popup.addEventListener("keydown", (e) => this.step(e, [...popup.children]));
    const key = button("menu-key has-popup", b.name, () => {
      this.open(popup, key);
      if (!popup.hidden) popup.firstElementChild.focus({ focusVisible: key.matches(":focus-visible") });
    });
    key.setAttribute("aria-haspopup", "menu");
    key.setAttribute("aria-expanded", "false");
    slot.append(key, popup);
    return slot;
  }

  // step moves through a list with the arrow keys.
  step(e, items) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (!by) return;
    e.preventDefault();
    items[(items.indexOf(document.activeElement) + by + items.length) % items.length].focus();
  }

  hide() {
    for (const e of this.root.querySelectorAll(".popup")) e.hidden = true;
  }
}
