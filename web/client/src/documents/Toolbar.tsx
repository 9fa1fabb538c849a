import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTexts } from '../shared/i18n';
import { Button, Dialog, Icon, type IconName, TextField } from '../shared/ui';
import { canRedo, canUndo } from './collaboration';
import { InsertDialog } from './evidence/InsertDialog';
import { linkAddress } from './extensions';

interface Tool {
  name: string;
  label: string;
  icon?: IconName;
  text?: string;
  pressed?: boolean;
  disabled?: boolean;
  run: () => void;
}

/** The toolbar of the text: one tab stop, arrow keys between the buttons (WAI-ARIA toolbar). */
export const Toolbar = ({ editor }: { editor: Editor }) => {
  const t = useTexts();
  const words = t.toolbar;
  const [current, setCurrent] = useState('bold');
  const [linking, setLinking] = useState(false);
  const [citing, setCiting] = useState(false);
  const bar = useRef<HTMLDivElement>(null);
  const state = useEditorState({
    editor,
    selector: ({ editor: e }) => ({
      paragraph: e.isActive('paragraph') && !e.isActive('heading'),
      heading: e.isActive('heading', { level: 1 }) ? 1 : e.isActive('heading', { level: 2 }) ? 2 : e.isActive('heading', { level: 3 }) ? 3 : 0,
      bold: e.isActive('bold'),
      italic: e.isActive('italic'),
      underline: e.isActive('underline'),
      strike: e.isActive('strike'),
      bulletList: e.isActive('bulletList'),
      orderedList: e.isActive('orderedList'),
      quote: e.isActive('blockquote'),
      link: e.isActive('link'),
      table: e.isActive('table'),
      undo: canUndo(e.state),
      redo: canRedo(e.state),
    }),
  });

  const chain = () => editor.chain().focus(null, { scrollIntoView: false });
  const groups: Tool[][] = [
    [
      { name: 'undo', label: words.undo, icon: 'undo', disabled: !state.undo, run: () => chain().undoOwn().run() },
      { name: 'redo', label: words.redo, icon: 'redo', disabled: !state.redo, run: () => chain().redoOwn().run() },
    ],
    [
      { name: 'paragraph', label: words.paragraph, text: '¶', pressed: state.paragraph, run: () => chain().setParagraph().run() },
      ...([1, 2, 3] as const).map((level) => ({ name: `h${level}`, label: words[`heading${level}`], text: `H${level}`, pressed: state.heading === level, run: () => chain().toggleHeading({ level }).run() })),
    ],
    [
      { name: 'bold', label: words.bold, icon: 'bold', pressed: state.bold, run: () => chain().toggleBold().run() },
      { name: 'italic', label: words.italic, icon: 'italic', pressed: state.italic, run: () => chain().toggleItalic().run() },
      { name: 'underline', label: words.underline, icon: 'underline', pressed: state.underline, run: () => chain().toggleUnderline().run() },
      { name: 'strike', label: words.strike, icon: 'strike', pressed: state.strike, run: () => chain().toggleStrike().run() },
    ],
    [
      { name: 'bulletList', label: words.bulletList, icon: 'bulletList', pressed: state.bulletList, run: () => chain().toggleBulletList().run() },
      { name: 'orderedList', label: words.orderedList, icon: 'orderedList', pressed: state.orderedList, run: () => chain().toggleOrderedList().run() },
      { name: 'quote', label: words.quote, icon: 'quote', pressed: state.quote, run: () => chain().toggleBlockquote().run() },
    ],
    [
      { name: 'evidence', label: t.evidence.insert, icon: 'at', text: t.evidence.insert, run: () => setCiting(true) },
      { name: 'link', label: words.link, icon: 'link', pressed: state.link, run: () => setLinking(true) },
      ...(state.link ? [{ name: 'unlink', label: words.unlink, icon: 'unlink' as const, run: () => chain().extendMarkRange('link').unsetLink().run() }] : []),
      ...(state.table ? [] : [{ name: 'table', label: words.table, icon: 'table' as const, run: () => chain().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() }]),
    ],
  ];
  const tableTools: Tool[] = state.table
    ? [
        { name: 'addRow', label: words.addRow, text: words.addRow, run: () => chain().addRowAfter().run() },
        { name: 'addColumn', label: words.addColumn, text: words.addColumn, run: () => chain().addColumnAfter().run() },
        { name: 'deleteRow', label: words.deleteRow, text: words.deleteRow, run: () => chain().deleteRow().run() },
        { name: 'deleteColumn', label: words.deleteColumn, text: words.deleteColumn, run: () => chain().deleteColumn().run() },
        { name: 'deleteTable', label: words.deleteTable, text: words.deleteTable, run: () => chain().deleteTable().run() },
      ]
    : [];
  const all = [...groups.flat(), ...tableTools];
  const stop = all.some((tool) => tool.name === current) ? current : 'bold';

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = all.findIndex((tool) => tool.name === stop);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    const next = to === undefined ? undefined : all[(to + all.length) % all.length];
    if (next) {
      event.preventDefault();
      setCurrent(next.name);
      bar.current?.querySelector<HTMLElement>(`[data-tool="${next.name}"]`)?.focus();
    }
  };

  const button = (tool: Tool) => (
    <button
      key={tool.name}
      type="button"
      data-tool={tool.name}
      className={`tool ${tool.text && tool.text.length > 2 ? 'tool-text' : ''} ${tool.icon && tool.text ? 'tool-both' : ''}`}
      tabIndex={tool.name === stop ? 0 : -1}
      aria-label={tool.label}
      title={tool.label}
      aria-pressed={tool.pressed}
      aria-disabled={tool.disabled || undefined}
      onFocus={() => setCurrent(tool.name)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => {
        if (!tool.disabled) {
          tool.run();
        }
      }}
    >
      {tool.icon && <Icon name={tool.icon} />}
      {tool.text}
    </button>
  );

  return (
    <>
      {/* Arrow keys are handled here for all buttons together; each button has its own click and focus. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div className="toolbar" role="toolbar" aria-label={t.section.toolbar} ref={bar} onKeyDown={onKeyDown}>
        {groups.map((tools) => <div className="tool-group" key={tools[0]?.name}>{tools.map(button)}</div>)}
        {tableTools.length > 0 && <div className="tool-group tool-group-table" role="group" aria-label={words.tableTools}>{tableTools.map(button)}</div>}
      </div>
      <LinkDialog editor={editor} open={linking} onClose={() => setLinking(false)} />
      <InsertDialog editor={editor} open={citing} onClose={() => setCiting(false)} />
    </>
  );
};

const LinkDialog = ({ editor, open, onClose }: { editor: Editor; open: boolean; onClose: () => void }) => {
  const t = useTexts();
  return (
    <Dialog title={t.toolbar.link} open={open} onClose={onClose}>
      <LinkForm editor={editor} onClose={onClose} />
    </Dialog>
  );
};

const LinkForm = ({ editor, onClose }: { editor: Editor; onClose: () => void }) => {
  const t = useTexts();
  const [address, setAddress] = useState(String(editor.getAttributes('link').href ?? ''));
  const [error, setError] = useState<string | null>(null);
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const href = address.trim();
        if (!linkAddress.test(href)) {
          setError(t.toolbar.linkInvalid);
          return;
        }
        onClose();
        if (editor.state.selection.empty && !editor.isActive('link')) {
          editor.chain().focus().insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }).run();
        } else {
          editor.chain().focus().extendMarkRange('link').setLink({ href }).run();
        }
      }}
    >
      <TextField type="url" label={t.toolbar.linkAddress} hint={t.toolbar.linkHint} error={error} value={address} onChange={(event) => setAddress(event.target.value)} />
      <div className="row">
        <Button look="primary" type="submit">{t.toolbar.apply}</Button>
        <Button onClick={onClose}>{t.common.cancel}</Button>
      </div>
    </form>
  );
};
