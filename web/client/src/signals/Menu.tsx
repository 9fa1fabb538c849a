import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { Button, type IconName } from '../shared/ui';

/** A button that unfolds a small panel; closes by Escape, by a click elsewhere and when the focus leaves it. */
export const Menu = ({ label, icon, children, align = 'start' }: { label: string; icon?: IconName; children: (close: () => void) => ReactNode; align?: 'start' | 'end' }) => {
  const [open, setOpen] = useState(false);
  const [side, setSide] = useState(align);
  const box = useRef<HTMLDivElement>(null);
  const panel = useId();
  // On the side where it stays on the screen.
  useLayoutEffect(() => {
    const place = open ? box.current?.querySelector('.menu-panel')?.getBoundingClientRect() : undefined;
    if (!place) {
      setSide(align);
    } else if (place.right > document.documentElement.clientWidth) {
      setSide('end');
    } else if (place.left < 0) {
      setSide('start');
    }
  }, [open, align]);
  useEffect(() => {
    if (!open) {
      return undefined;
    }
    const away = (event: PointerEvent | FocusEvent): void => {
      if (!box.current?.contains(event.target as Node) && !(event.target as Element).closest?.('dialog')) {
        setOpen(false);
      }
    };
    document.addEventListener('pointerdown', away);
    document.addEventListener('focusin', away);
    return () => {
      document.removeEventListener('pointerdown', away);
      document.removeEventListener('focusin', away);
    };
  }, [open]);
  // What was chosen is gone with the panel: the focus goes back to the button.
  const wasOpen = useRef(false);
  useEffect(() => {
    if (wasOpen.current && !open && document.activeElement === document.body) {
      box.current?.querySelector('button')?.focus();
    }
    wasOpen.current = open;
  }, [open]);
  const close = (): void => setOpen(false);
  return (
    // The keys belong to the whole of it; what is in it takes the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className="menu" ref={box} onKeyDown={(event) => { if (event.key === 'Escape' && open) { event.stopPropagation(); setOpen(false); box.current?.querySelector('button')?.focus(); } }}>
      <Button small icon={icon} aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>{label}</Button>
      <div className={`menu-panel menu-${side}`} id={panel} hidden={!open}>{open && children(close)}</div>
    </div>
  );
};
