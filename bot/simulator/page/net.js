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

export function post(path, body) {
  return send(path, JSON.stringify(body), "application/json");
}

// upload sends a file as it is.
export function upload(path, file) {
  return send(path, file, file.type || "application/octet-stream");
}

async function send(path, body, type) {
  try {
    const res = await fetch(path, { method: "POST", headers: { "Content-Type": type }, body });
    const out = await res.json().catch(() => ({}));
    if (res.ok) return out;
    toast(out.error || `没办成（${res.status}）`);
  } catch {
    toast("连不上程序");
  }
  return null;
}

let timer;

// toast shows a line for a moment, above everything and in the way of nothing.
export function toast(text) {
  const el = document.querySelector(".toast");
  if (el.matches(":popover-open")) el.hidePopover();
  el.textContent = text;
  el.showPopover();
  clearTimeout(timer);
  timer = setTimeout(() => el.hidePopover(), 3500);
}
