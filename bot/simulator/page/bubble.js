// Bubbles as elements. What people and the account say goes in as text, never as HTML;
// of the account's own tags only links to http(s) and to weixin://bizmsgmenu are honoured.
import { zoned, hm, md, days } from "./clock.js";
import { el, button } from "./dom.js";
import { view } from "./viewer.js";

const anchor = /<a\s[^>]*?href="([^"]*)"[^>]*>([\s\S]*?)<\/a>|(https?:\/\/[^\s<>"，。；、）〕]+)|(?<!\d)(0\d{2,3}-\d{7,8}|1\d{10})(?!\d)/g;

// fill puts a text into parent, its links being links. taps are the answers that the
// server has found in it, in their order.
function fill(parent, text, taps, tap) {
  let at = 0;
  let next = 0;
  for (const m of text.matchAll(anchor)) {
    parent.append(text.slice(at, m.index));
    at = m.index + m[0].length;
    if (m[4]) {
      parent.append(el("span", "phone-number", m[4]));
      continue;
    }
    const href = m[3] || m[1];
    const shown = m[3] || m[2];
    if (href.startsWith("weixin://bizmsgmenu?") && next < taps.length) {
      parent.append(answer(taps[next++], shown, tap));
    } else if (/^https?:\/\//i.test(href)) {
      parent.append(outside(href, shown));
    } else {
      parent.append(shown);
    }
  }
  parent.append(text.slice(at));
}

function answer(item, shown, tap) {
  const b = button("answer", shown, () => tap(item));
  b.dataset.testid = "answer";
  return b;
}

function outside(href, shown) {
  const a = el("a", "", shown);
  a.href = href;
  a.target = "_blank";
  a.rel = "noopener noreferrer";
  return a;
}

const makers = {
  text(b, taps, tap) {
    const body = el("div", "bubble");
    if (b.from_me) body.textContent = b.text;
    else fill(body, b.text, taps, tap);
    return body;
  },
  picture(b) {
    const key = named(button("picture", undefined, () => view("picture", b.media_id)), "照片，看大图");
    const img = el("img");
    img.src = `/simulator/api/media?id=${encodeURIComponent(b.media_id || "")}`;
    img.alt = "";
    key.append(img);
    return key;
  },
  voice(b) {
    const seconds = b.seconds || 1;
    const key = named(button("bubble voice", undefined, () => play(key, seconds)), `语音 ${seconds} 秒`);
    key.style.minWidth = `${64 + Math.min(seconds, 60) * 2.2}px`;
    key.append(el("span", "", `${seconds}″`), el("i", "waves"));
    return key;
  },
  video(b) {
    const key = named(button("video", undefined, () => view("video", b.media_id)), b.text || "视频");
    key.append(el("i", "play"));
    return key;
  },
  place(b) {
    const body = el("div", "card place");
    body.append(el("p", "card-title", b.text), el("div", "map"));
    return body;
  },
  link(b) {
    return linkCard(b);
  },
  news(b) {
    return linkCard(b);
  },
  menu(b, taps, tap) {
    const body = el("div", "bubble msgmenu");
    if (b.title) body.append(el("p", "", b.title));
    for (const item of b.items || []) body.append(answer(item, item.content, tap));
    if (b.tail) body.append(el("p", "tail", b.tail));
    return body;
  },
};

// play shows that a voice is heard, for as long as it lasts; there is no sound in it that a
// browser could play. A voice that came is marked until then.
function play(key, seconds) {
  key.closest(".line").querySelector(".heard")?.remove();
  clearTimeout(key.ends);
  if (key.classList.toggle("playing")) key.ends = setTimeout(() => key.classList.remove("playing"), seconds * 1000);
}

function named(e, label) {
  e.setAttribute("aria-label", label);
  return e;
}

function linkCard(b) {
  const body = el("div", "card");
  const rest = b.text.slice(b.title.length).trim();
  body.append(el("p", "card-title", b.title));
  if (rest) body.append(el("p", "card-text", rest));
  if (/^https?:\/\//i.test(b.url || "")) body.append(outside(b.url, "打开网页"));
  return body;
}

// A template message takes the whole width and has no avatar.
function templateCard(b) {
  const card = el("article", "template");
  card.append(el("h3", "", b.title));
  const list = el("dl");
  for (const f of b.fields || []) list.append(el("dt", "", f.label), el("dd", "", f.value));
  card.append(list);
  if (/^https?:\/\//i.test(b.url || "")) {
    const a = outside(b.url, "详情");
    a.className = "detail";
    card.append(a);
  }
  return card;
}

// draw makes one line of the chat.
export function draw(b, taps, face, tap) {
  if (b.kind === "notice") return mark(el("p", "notice", b.text), b);
  if (b.kind === "error") return mark(el("p", "notice failure", b.text), b);
  if (b.kind === "template") return mark(templateCard(b), b);
  const line = el("div", b.from_me ? "line mine" : "line");
  const avatar = el("span", "face", face.text);
  avatar.setAttribute("aria-hidden", "true");
  if (face.colour) avatar.style.background = face.colour;
  line.append(avatar, (makers[b.kind] || makers.text)(b, taps, tap));
  if (b.kind === "voice" && !b.from_me) line.append(el("i", "heard"));
  return mark(line, b);
}

function mark(e, b) {
  e.dataset.testid = "bubble";
  e.dataset.kind = b.kind;
  e.dataset.from = b.from_me ? "me" : "account";
  return e;
}

// separator is the grey time between bubbles more than five minutes apart, or null.
export function separator(b, before, now) {
  if (before && zoned(b.at).wall - zoned(before.at).wall < 5 * 60000) return null;
  const t = el("time", "separator");
  t.dateTime = b.at;
  relabel(t, now);
  return t;
}

// relabel writes a separator's time as it is said today.
export function relabel(t, now) {
  const at = zoned(t.dateTime).wall;
  const day = 86400000;
  const ago = now ? Math.floor(now / day) - Math.floor(at / day) : 0;
  let date = `${md(at)} `;
  if (now && at.getUTCFullYear() !== now.getUTCFullYear()) date = `${at.getUTCFullYear()}年${date}`;
  else if (ago === 0) date = "";
  else if (ago === 1) date = "昨天 ";
  else if (ago < 7) date = `星期${days[at.getUTCDay()]} `;
  t.textContent = date + hm(at);
}
