import { useSyncExternalStore } from 'react';
import { useTexts } from '../i18n';

interface Toast { id: number; text: string; brief: boolean }

const shownMs = 7_000;
const brieflyMs = 3_000;

let toasts: readonly Toast[] = [];
let next = 1;
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

function drop(id: number): void {
  toasts = toasts.filter((toast) => toast.id !== id);
  tell();
}

/**
 * Says something briefly, out of the way of the work; announced politely. The same words again take the place of the first.
 * @param options `brief` for what is seen on screen anyhow: it goes sooner, and a next one takes its place
 */
export function toast(text: string, { brief = false }: { brief?: boolean } = {}): void {
  const id = next++;
  toasts = [...toasts.filter((shown) => shown.text !== text && !(brief && shown.brief)).slice(-2), { id, text, brief }];
  tell();
  setTimeout(() => drop(id), brief ? brieflyMs : shownMs);
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
