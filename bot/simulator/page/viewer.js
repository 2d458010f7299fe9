// A picture or a film, large.
import { el } from "./dom.js";

export function view(kind, mediaID) {
  const box = document.getElementById("viewer");
  const src = `/simulator/api/media?id=${encodeURIComponent(mediaID)}`;
  const shown = el(kind === "video" ? "video" : "img");
  if (kind === "video") shown.controls = true;
  else shown.alt = "照片";
  shown.addEventListener("error", () => body.replaceChildren(el("p", "", kind === "video" ? "这段视频没有画面" : "照片过期了")));
  shown.src = src;
  const body = box.querySelector(".viewer-body");
  body.replaceChildren(shown);
  box.addEventListener("close", () => body.replaceChildren(), { once: true });
  box.showModal();
}
