import { EditorContent, useEditor } from '@tiptap/react';
import { useEffect, useMemo, useRef } from 'react';
import { nobody, type Presence, withCarets } from '../live/presence';
import type { RemoteCaret } from '../live/protocol';
import type { SectionSession } from '../live/section';
import { systemClock } from '../live/transport';
import type { ParticipatingPartner } from '../shared/api/schema';
import { partnerClass } from '../shared/ui';
import { useTexts } from '../shared/i18n';
import { usePreference } from '../shared/preferences';
import { usePicture } from '../pictures/context';
import type { CaretSource } from './carets';
import { fragmentName } from './collaboration';
import { ChipBar } from './evidence/ChipBar';
import { ClaimsLine } from './evidence/ClaimsLine';
import { SuggestPopup } from './evidence/SuggestPopup';
import { useEvidenceEditor, useTakesEvidence } from './evidence/useEvidenceEditor';
import './evidence/evidence.css';
import { sectionExtensions } from './extensions';
import { ParagraphStates } from './paragraphStates';
import type { ParagraphSource } from './paragraphStatus';
import type { SchemaGuard } from './schemaGuard';
import { Toolbar } from './Toolbar';

/** The text of a section, live. Mounted only after the text has come, so that the editor never writes into a text it does not have. */
export const Editor = ({ session, guard, title, editable }: { session: SectionSession; guard: SchemaGuard; title: string; editable: boolean }) => {
  const t = useTexts();
  const carets = useCaretSource(session);
  const paragraphs = useParagraphs(session);
  const { extensions: evidence, suggestions, jumps } = useEvidenceEditor();
  const extensions = useMemo(() => sectionExtensions(session.doc.getXmlFragment(fragmentName), { guard, carets, paragraphs, evidence }), [session, guard, carets, paragraphs, evidence]);
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

  useTakesEvidence(editor, editable, session.key);

  return (
    <div className="editor">
      {editable && <Toolbar editor={editor} />}
      <EditorContent editor={editor} className="editor-content" />
      {editable && <ChipBar editor={editor} />}
      {editable && <SuggestPopup editor={editor} suggestions={suggestions} />}
      <ClaimsLine editor={editor} jumps={jumps} />
    </div>
  );
};

const attributes = (label: string, editable: boolean): Record<string, string> => ({
  class: 'rich-text', role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, 'aria-readonly': String(!editable), tabindex: '0', spellcheck: 'true', lang: 'nl',
});

/** Carets of the others out of the session, and the own one into it. */
class SessionCarets implements CaretSource {
  private known: Presence = nobody;
  private hidden = false;
  private own: Uint8Array = new Uint8Array();
  private readonly listeners = new Set<() => void>();
  private partners: (id: string) => ParticipatingPartner | undefined = () => undefined;

  constructor(private readonly session: SectionSession) {}

  presence(): Presence {
    return this.hidden ? nobody : this.known;
  }

  hide(hidden: boolean): void {
    this.hidden = hidden;
    this.listeners.forEach((listener) => listener());
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
  const [hidden] = usePreference('hideCarets');
  useEffect(() => carets.hide(hidden), [carets, hidden]);
  return carets;
}

function useParagraphs(session: SectionSession): ParagraphSource {
  const words = useTexts().section.paragraph;
  const latest = useRef(words);
  const states = useMemo(() => new ParagraphStates(session, systemClock), [session]);
  useEffect(() => states.follow(), [states]);
  useEffect(() => {
    latest.current = words;
    states.tell();
  }, [states, words]);
  return useMemo(() => ({ states, label: (state) => latest.current[state] }), [states]);
}
