import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

interface MenuProperties {
  readonly label: string;
  readonly class?: string;
  /** `MenuItem`s, alone or in rows. */
  readonly children: ComponentChildren;
  /** Before it opens for the first time. */
  readonly onOpen?: () => void;
}

/** A button that opens a menu: arrow keys, Home and End go through it, a letter goes to what begins with it, Escape closes it. */
export function Menu({ label, class: name = '', children, onOpen }: MenuProperties) {
  const [open, setOpen] = useState(false);
  const host = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const items = (): HTMLElement[] => [...(host.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])];
  // Where the items have been exchanged meanwhile the focus does not fall out of the menu.
  useEffect(() => {
    if (open && !host.current?.contains(document.activeElement)) items()[0]?.focus();
  });
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!open) return;
    onOpen?.();
    items()[0]?.focus();
    const elsewhere = ({ target }: Event): void => {
      if (target instanceof Node && !host.current?.contains(target)) setOpen(false);
    };
    addEventListener('pointerdown', elsewhere);
    return () => removeEventListener('pointerdown', elsewhere);
  }, [open]);
  const pressed = (event: KeyboardEvent): void => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = (index: number): void => {
      event.preventDefault();
      all[(index + all.length) % all.length]?.focus();
    };
    if (!open) {
      if (event.key === 'ArrowDown') {
        event.preventDefault();
        setOpen(true);
      }
      return;
    }
    if (event.key === 'Escape') close();
    else if (event.key === 'Tab') setOpen(false);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') to(at + 1);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') to(at - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(-1);
    else if (/^\p{L}$/u.test(event.key) && !event.ctrlKey && !event.metaKey) {
      const begins = (one: HTMLElement): boolean =>
        (one.textContent ?? '').trim().toLowerCase().startsWith(event.key.toLowerCase());
      const next = [...all.slice(at + 1), ...all.slice(0, at + 1)].find(begins);
      next?.focus();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the menu inside
    <div class="menu" ref={host} onKeyDown={pressed}>
      <button
        type="button"
        ref={button}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      {open && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: items are buttons
        <div
          role="menu"
          class={name}
          id={id}
          aria-label={label}
          onClick={({ target }) => {
            if (target instanceof Element && target.closest('[role="menuitem"]')) close();
          }}
        >
          {children}
        </div>
      )}
    </div>
  );
}

interface ItemProperties {
  readonly children: ComponentChildren;
  readonly action: () => void;
  /** What is read out before the text, where rows say it to the eye. */
  readonly of?: string;
}

export function MenuItem({ children, action, of }: ItemProperties) {
  return (
    <button type="button" role="menuitem" tabIndex={-1} onClick={action}>
      {of !== undefined && <span class="visually-hidden">{of}, </span>}
      {children}
    </button>
  );
}
