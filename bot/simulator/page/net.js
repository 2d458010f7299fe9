// Requests to the server, and the one place where their failures are told.

export async function get(path) {
  try {
    const res = await fetch(path);
    if (res.ok) return await res.json();
  } catch {
    // the event stream shows that the server is away
  }
  return null;
}

export async function post(path, body) {
  try {
    const res = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const out = await res.json().catch(() => ({}));
    if (res.ok) return out;
    toast(out.error || `没办成（${res.status}）`);
  } catch {
    toast("连不上程序");
  }
  return null;
}

let timer;
export function toast(text) {
  const el = document.querySelector(".toast");
  el.textContent = text;
  el.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => (el.hidden = true), 3500);
}
