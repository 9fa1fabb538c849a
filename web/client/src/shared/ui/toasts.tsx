import { useSyncExternalStore } from 'react';
import { useTexts } from '../i18n';

interface Toast { id: number; text: string }

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

function drop(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id);
  tell();
}

/** Says something briefly, out of the way of the work; announced politely. */
export function toast(text: string): void {
  const id = next++;
  toasts = [...toasts.slice(-2), { id, text }];
  tell();
  setTimeout(() => drop(id), 7_000);
}

export const Toasts = () => {
  const t = useTexts();
  const shown = useSyncExternalStore((listener) => { listeners.add(listener); return () => listeners.delete(listener); }, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((item) => (
        <div className="toast" key={item.id}>
          <span>{item.text}</span>
          <button type="button" onClick={() => drop(item.id)}>{t.common.dismiss}</button>
        </div>
      ))}
    </div>
  );
};
