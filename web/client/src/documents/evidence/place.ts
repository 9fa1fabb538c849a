/** Puts a box below a place in the text; above it when there is no room below. Never beyond the edges of the editor. */
export function place(box: HTMLElement, at: { left: number; top: number; bottom: number }): void {
  const frame = box.offsetParent?.getBoundingClientRect();
  if (!frame) {
    return;
  }
  const above = at.bottom + box.offsetHeight > window.innerHeight && at.top > box.offsetHeight;
  box.style.setProperty('top', `${(above ? at.top - box.offsetHeight - 4 : at.bottom + 4) - frame.top}px`);
  box.style.setProperty('left', `${Math.max(4, Math.min(at.left - frame.left, frame.width - box.offsetWidth - 4))}px`);
}
