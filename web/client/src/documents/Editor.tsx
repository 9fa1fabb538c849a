import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo } from 'react';
import { nobody, type Presence, withCarets } from '../live/presence';
import type { RemoteCaret } from '../live/protocol';
import type { SectionSession } from '../live/section';
import type { ParticipatingPartner } from '../shared/api/schema';
import { partnerClass } from '../shared/ui';
import { useTexts } from '../shared/i18n';
import { usePicture } from '../pictures/context';
import type { CaretSource } from './carets';
import { fragmentName } from './collaboration';
import { sectionExtensions } from './extensions';
import { Toolbar } from './Toolbar';

/** The text of a section, live. Mounted only after the text has come, so that the editor never writes into a text it does not have. */
export const Editor = ({ session, title, editable }: { session: SectionSession; title: string; editable: boolean }) => {
  const t = useTexts();
  const source = useCaretSource(session);
  const extensions = useMemo(() => sectionExtensions(session.doc.getXmlFragment(fragmentName), source), [session, source]);
  const label = t.section.editorLabel(title);
  const editor = useEditor(
    {
      extensions,
      injectCSS: false,
      shouldRerenderOnTransaction: false,
      editable,
      editorProps: { attributes: attributes(label, editable) },
    },
    [extensions],
  );

  useEffect(() => {
    if (!editor.isDestroyed) {
      editor.setOptions({ editable, editorProps: { attributes: attributes(label, editable) } });
    }
  }, [editor, editable, label]);

  return (
    <div className="editor">
      {editable && <Toolbar editor={editor} />}
      <EditorContent editor={editor} className="editor-content" />
    </div>
  );
};

const attributes = (label: string, editable: boolean): Record<string, string> => ({
  class: 'rich-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, 'aria-readonly': String(!editable), tabindex: '0', spellcheck: 'true', lang: 'nl',
});

/** Carets of the others out of the session, and the own one into it. */
class SessionCarets implements CaretSource {
  private known: Presence = nobody;
  private own: Uint8Array = new Uint8Array();
  private readonly listeners = new Set<() => void>();
  private partners: (id: string) => ParticipatingPartner | undefined = () => undefined;

  constructor(private readonly session: SectionSession) {}

  presence(): Presence {
    return this.known;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  present(selection: Uint8Array): void {
    this.own = selection;
    this.session.present(selection);
  }

  know(partners: (id: string) => ParticipatingPartner | undefined): void {
    this.partners = partners;
  }

  partner(id: string): { className: string; shortName: string } {
    const found = this.partners(id);
    return { className: partnerClass(found?.colour), shortName: found?.shortName ?? id };
  }

  take(carets: readonly RemoteCaret[], all: boolean): void {
    this.known = withCarets(this.known, carets, all, this.session.doc.clientID);
    this.listeners.forEach((listener) => listener());
    if (all && this.session.state.connected) {
      queueMicrotask(() => this.session.present(this.own)); // a new connection knows nothing of us yet
    }
  }

  follow(): () => void {
    this.take(this.session.presence, true);
    return this.session.onCarets((carets, all) => this.take(carets, all));
  }
}

function useCaretSource(session: SectionSession): CaretSource {
  const { partner } = usePicture();
  const carets = useMemo(() => new SessionCarets(session), [session]);
  useEffect(() => {
    carets.know(partner);
  }, [carets, partner]);
  useEffect(() => carets.follow(), [carets]);
  return carets;
}
