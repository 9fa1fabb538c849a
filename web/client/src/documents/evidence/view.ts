import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView, NodeView } from '@tiptap/pm/view';
import { type IconName, iconPath } from '../../shared/ui/icons';
import type { Chip } from './chip';

export interface ChipSource {
  chip(kind: unknown, id: unknown): Chip;
  subscribe(listener: () => void): () => void;
  open(path: string): void;
}

/**
 * Shows references by name, and again when a name or its standing changes. In a text that is only read a reference is a link; in one that is written a click selects it, so that nobody is led away from
 * a sentence by a click beside a word. Enter on a selected one opens it, a click with Ctrl or Cmd opens it in another tab.
 */
export const EvidenceView = Extension.create<{ source: ChipSource | null }>({
  name: 'evidenceView',
  addOptions() {
    return { source: null };
  },
  addKeyboardShortcuts() {
    const open = (): boolean => {
      const selected = selectedEvidence(this.editor.state);
      const path = selected && this.options.source?.chip(selected.kind, selected.id).path;
      if (!path) {
        return selected !== null; // Enter would put a new line in its place
      }
      this.options.source?.open(path);
      return true;
    };
    const leave = (): boolean => {
      const { selection } = this.editor.state;
      return selectedEvidence(this.editor.state) !== null && this.editor.commands.setTextSelection(selection.to);
    };
    return { Enter: open, 'Alt-Enter': open, Escape: leave };
  },
  addProseMirrorPlugins() {
    const { source } = this.options;
    return source ? [chipPlugin(source)] : [];
  },
});

/** The reference that is selected by itself. */
export function selectedEvidence({ selection }: EditorState): { kind: unknown; id: unknown; pos: number } | null {
  return selection instanceof NodeSelection && selection.node.type.name === 'evidence' ? { kind: selection.node.attrs.kind, id: selection.node.attrs.id, pos: selection.from } : null;
}

function chipPlugin(source: ChipSource): Plugin {
  const chips = new Set<ChipNodeView>();
  return new Plugin({
    // Words of somebody else just before a selected reference: the binding would have selected those.
    appendTransaction: (_transactions, _before, { doc, selection, tr }) => {
      if (!(selection instanceof NodeSelection) || !selection.node.isText) {
        return null;
      }
      const next = doc.nodeAt(selection.to);
      return tr.setSelection(next?.type.name === 'evidence' ? NodeSelection.create(doc, selection.to) : TextSelection.create(doc, selection.to));
    },
    props: {
      nodeViews: { evidence: (node, view) => new ChipNodeView(node, view, source, chips) },
      // What is typed comes behind a selected reference: a source is not lost by a letter. Delete and Backspace do take it away.
      handleTextInput: (view, _from, to, text) => {
        if (!selectedEvidence(view.state)) {
          return false;
        }
        const tr = view.state.tr.insertText(text, to);
        view.dispatch(tr.setSelection(TextSelection.create(tr.doc, to + text.length)).scrollIntoView());
        return true;
      },
      handleClickOn: (view, _pos, node, _nodePos, event, direct) => {
        if (!direct || node.type.name !== 'evidence' || !view.editable || !(event.ctrlKey || event.metaKey)) {
          return false;
        }
        const { path } = source.chip(node.attrs.kind, node.attrs.id);
        if (path) {
          window.open(path, '_blank', 'noopener');
        }
        return path !== null;
      },
    },
    view: (mounted) => {
      let { editable } = mounted;
      return {
        update: (view) => {
          if (view.editable !== editable) {
            editable = view.editable;
            chips.forEach((chip) => chip.draw());
          }
        },
      };
    },
  });
}

class ChipNodeView implements NodeView {
  readonly dom = document.createElement('span');
  private readonly off: () => void;
  private drawn = '';

  constructor(
    private node: Node,
    private readonly view: EditorView,
    private readonly source: ChipSource,
    private readonly chips: Set<ChipNodeView>,
  ) {
    this.dom.contentEditable = 'false';
    this.off = source.subscribe(() => this.draw());
    this.draw();
    chips.add(this);
  }

  update(node: Node): boolean {
    if (node.type !== this.node.type) {
      return false;
    }
    this.node = node;
    this.draw();
    return true;
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode');
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode');
  }

  /** The link has its own keys and clicks. */
  stopEvent(event: Event): boolean {
    return (event.target as Element).closest('a') !== null && /^(key|click|mouse|pointer|touch)/.test(event.type);
  }

  ignoreMutation(): boolean {
    return true;
  }

  destroy(): void {
    this.off();
    this.chips.delete(this);
  }

  draw(): void {
    const { kind, id } = this.node.attrs;
    const chip = this.source.chip(kind, id);
    const path = this.view.editable ? null : chip.path;
    const drawing = JSON.stringify([chip, path]);
    if (drawing === this.drawn) {
      return;
    }
    this.drawn = drawing;
    const selected = this.dom.classList.contains('ProseMirror-selectednode');
    this.dom.className = `chip ${chip.className} ${selected ? 'ProseMirror-selectednode' : ''}`;
    this.dom.title = chip.title;
    this.dom.dataset.evidence = String(kind);
    this.dom.dataset.id = String(id);
    const inner = [...(chip.icon ? [icon(chip.icon)] : []), ...chip.parts.map(({ className, text }) => span(className, text))];
    this.dom.replaceChildren(...(path ? [this.link(chip, path, inner)] : [...inner, span('visually-hidden', ` (${chip.title})`)]));
  }

  private link(chip: Chip, path: string, inner: Element[]): HTMLAnchorElement {
    const link = document.createElement('a');
    link.href = path;
    link.draggable = false;
    link.setAttribute('aria-label', chip.title);
    link.append(...inner);
    link.addEventListener('click', (event) => {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
        event.preventDefault();
        this.source.open(path);
      }
    });
    return link;
  }
}

function span(className: string, text: string): HTMLSpanElement {
  const made = document.createElement('span');
  made.className = className;
  made.textContent = text;
  return made;
}

function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', iconPath(name));
  svg.append(path);
  return svg;
}

