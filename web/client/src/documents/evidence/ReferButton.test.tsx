import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { takesEvidence } from './insert';
import { EvidenceNode } from './node';
import { ReferButton } from './ReferButton';

const signal = { partner: 'politie', id: 'abc', label: 'S-01', handling: 'Partners', regime: 'Wpg', stage: 'Accepted' } as const;
const here = { picture: 'veldermeer', section: 's-1' };

let box: HTMLElement;
let root: Root;
let editor: Editor;
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  box = document.body.appendChild(document.createElement('div'));
  root = createRoot(box);
  editor = new Editor({ element: document.createElement('div'), extensions: [StarterKit.configure({ undoRedo: false, trailingNode: false }), EvidenceNode], content: '<p>Zin</p>' });
});
afterEach(() => {
  act(() => root.unmount());
  editor.destroy();
  box.remove();
  vi.unstubAllGlobals();
});

const button = () => box.querySelector('button');
const show = (of: Parameters<typeof ReferButton>[0]['signal'], onRefer?: () => void): void => act(() => root.render(<ReferButton signal={of} onRefer={onRefer} />));

describe('“Verwijs in tekst” beside a signal', () => {
  it('is there only while a text is open for writing', () => {
    show(signal);
    expect(button()).toBeNull();
    let end = (): void => undefined;
    act(() => { end = takesEvidence(editor, here); });
    expect(button()?.getAttribute('aria-label')).toBe('Verwijs in tekst: S-01');
    act(() => end());
    expect(button()).toBeNull();
  });

  it('is not there for a signal to which no text may refer', () => {
    act(() => void takesEvidence(editor, here));
    show({ ...signal, handling: 'OwnerOnly' });
    expect(button()).toBeNull();
    show({ ...signal, stage: 'WithdrawnByOwner' });
    expect(button()).toBeNull();
    show(signal);
    expect(button()).not.toBeNull();
  });

  it('puts the signal in the text, and tells the page so', () => {
    act(() => void takesEvidence(editor, here));
    const told = vi.fn<() => void>();
    show(signal, told);
    act(() => button()?.click());
    expect(editor.getJSON().content?.[0]?.content).toEqual([{ type: 'text', text: 'Zin ' }, { type: 'evidence', attrs: { kind: 'signal', id: 'politie/abc' } }]);
    expect(told).toHaveBeenCalledOnce();
  });
});
