// What slides up on a phone: photos, voices, places, links, and the QR codes to scan.
import { el, button } from "./dom.js";
import { get, upload, toast } from "./net.js";
import { md, zoned } from "./clock.js";

const fewCodes = 9;

export class Sheet {
  // act sends what was chosen; phone is asked for its owner.
  constructor(phone) {
    this.phone = phone;
    this.el = phone.el.querySelector(".sheet");
    this.head = this.el.querySelector("h3");
    this.body = this.el.querySelector(".sheet-body");
    this.el.querySelector(".sheet-close").addEventListener("click", () => this.close());
    this.el.addEventListener("paste", (e) => this.paste(e));
    for (const b of phone.el.querySelectorAll("[data-sheet]")) {
      b.addEventListener("click", () => this.open(b.dataset.sheet, b));
    }
  }

  // open shows a sheet; focus goes back to the button behind it when it closes.
  open(kind, from) {
    const template = document.getElementById(`sheet-${kind}`);
    this.phone.closeAll();
    this.from = from.closest(".panel") ? this.phone.plus : from;
    this.kind = kind;
    this.head.textContent = template.dataset.title;
    this.el.setAttribute("aria-label", template.dataset.title);
    this.body.replaceChildren(template.content.cloneNode(true));
    for (const e of this.body.querySelectorAll("[data-part]")) e.dataset.testid = `${this.phone.key}-${e.dataset.part}`;
    this.wire();
    this.el.hidden = false;
    this.body.querySelector("button, input")?.focus();
    if (kind === "scan") this.codes();
  }

  get shown() {
    return !this.el.hidden;
  }

  close() {
    if (!this.shown) return;
    this.el.hidden = true;
    this.body.replaceChildren();
    if (this.from?.checkVisibility()) this.from.focus();
    else this.phone.focus();
  }

  wire() {
    for (const b of this.body.querySelectorAll("button[data-act]")) {
      b.addEventListener("click", () => this.send(b.dataset.act, { text: b.dataset.text, url: b.dataset.url }));
    }
    for (const b of this.body.querySelectorAll("[data-sample]")) {
      b.addEventListener("click", async () => this.file("picture", [await photo(b.querySelector("img"))]));
    }
    for (const form of this.body.querySelectorAll("form")) {
      form.addEventListener("submit", (e) => {
        e.preventDefault();
        this.send(form.dataset.act, { text: form.elements.text.value.trim(), url: form.elements.url?.value });
      });
    }
    const pick = this.body.querySelector("[data-file]");
    pick?.addEventListener("change", () => this.file(pick.dataset.file, [...pick.files]));
  }

  send(act, more) {
    this.close();
    return this.phone.act(act, more);
  }

  // file sends files from the device one after the other, as they were chosen.
  async file(act, files) {
    this.close();
    for (const file of files) {
      const ready = act === "video" ? file : await usable(file);
      await upload(`/simulator/api/file?act=${act}&name=${encodeURIComponent(this.phone.name)}`, ready);
    }
  }

  paste(e) {
    const picture = [...e.clipboardData.files].find((f) => f.type.startsWith("image/"));
    if (!picture || (this.kind !== "scan" && this.kind !== "picture")) return;
    e.preventDefault();
    this.file(this.kind, [picture]);
  }

  // codes lists what lies before the camera, the owner's own card first.
  async codes() {
    const all = (await get("/simulator/api/codes")) || [];
    const place = this.body.querySelector(".codes");
    if (!place) return;
    const mine = (code) => (code.label.startsWith(this.phone.name) ? 0 : 1);
    const sorted = [all[0], ...all.slice(1).sort((a, b) => mine(a) - mine(b))].filter(Boolean);
    const shown = sorted.map((code) => this.code(code));
    place.replaceChildren(...shown.slice(0, fewCodes));
    if (shown.length > fewCodes) {
      const rest = button("codes-more", `还有 ${shown.length - fewCodes} 张`, () => rest.replaceWith(...shown.slice(fewCodes)));
      place.append(rest);
    }
    place.querySelector("button")?.focus();
  }

  code(code) {
    const item = el("div");
    item.setAttribute("role", "listitem");
    const key = button(code.expired ? "over" : "", undefined, () => this.send("scan", { text: code.text }));
    key.dataset.testid = `${this.phone.key}-code`;
    key.dataset.scene = code.scene;
    const img = el("img");
    img.src = `/simulator/api/code?text=${encodeURIComponent(code.text)}`;
    img.alt = "";
    key.append(img, el("span", "", code.label));
    if (code.until) {
      key.append(el("span", "", code.expired ? "已过期" : `${md(zoned(code.until).wall)}前有效`));
    }
    item.append(key);
    return item;
  }
}

// photo makes a JPEG of a drawn picture, as a camera would.
async function photo(img) {
  await img.decode();
  return drawn(img, img.naturalWidth, img.naturalHeight);
}

// usable is a picture as WeChat takes it: other kinds than these become a JPEG.
async function usable(file) {
  if (/^image\/(jpeg|png|gif)$/.test(file.type)) return file;
  try {
    const bitmap = await createImageBitmap(file);
    return await drawn(bitmap, bitmap.width, bitmap.height);
  } catch {
    toast("这不是照片");
    return file;
  }
}

function drawn(picture, width, height) {
  const canvas = el("canvas");
  canvas.width = width;
  canvas.height = height;
  canvas.getContext("2d").drawImage(picture, 0, 0, width, height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}
