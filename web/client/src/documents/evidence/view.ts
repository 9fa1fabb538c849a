import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin } from '@tiptap/pm/state';
import type { NodeView } from '@tiptap/pm/view';
import { iconPath } from '../../shared/ui/icons';
import type { Chip } from './chip';

export interface ChipSource {
  chip(kind: unknown, id: unknown): Chip;
  subscribe(listener: () => void): () => void;
  open(path: string): void;
}

/** Shows references by name, and again when a name or its standing changes. */
export const EvidenceView = Extension.create<{ source: ChipSource | null }>({
  name: 'evidenceView',
  addOptions() {
    return { source: null };
  },
  addKeyboardShortcuts() {
    return {
      Enter: () => {
        const { selection } = this.editor.state;
        const { source } = this.options;
        const path = selection instanceof NodeSelection && selection.node.type.name === 'evidence' ? source?.chip(selection.node.attrs.kind, selection.node.attrs.id).path : null;
        if (!source || !path) {
          return false;
        }
        source.open(path);
        return true;
      },
    };
  },
  addProseMirrorPlugins() {
    const { source } = this.options;
    return source ? [new Plugin({ props: { nodeViews: { evidence: (node) => new ChipNodeView(node, source) } } })] : [];
  },
});

class ChipNodeView implements NodeView {
  readonly dom = document.createElement('span');
  private readonly off: () => void;
  private drawn = '';

  constructor(
    private node: Node,
    private readonly source: ChipSource,
  ) {
    this.dom.contentEditable = 'false';
    this.off = source.subscribe(() => this.draw());
    this.draw();
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
  }

  private draw(): void {
    const { kind, id } = this.node.attrs;
    const chip = this.source.chip(kind, id);
    const drawing = JSON.stringify(chip);
    if (drawing === this.drawn) {
      return;
    }
    this.drawn = drawing;
    const selected = this.dom.classList.contains('ProseMirror-selectednode');
    this.dom.className = `chip ${chip.className} ${selected ? 'ProseMirror-selectednode' : ''}`;
    this.dom.title = chip.title;
    this.dom.dataset.evidence = String(kind);
    this.dom.dataset.id = String(id);
    const inner = [...(chip.fallen ? [icon()] : []), ...chip.parts.map(({ className, text }) => span(className, text))];
    this.dom.replaceChildren(...(chip.path ? [this.link(chip, chip.path, inner)] : [...inner, span('visually-hidden', ` (${chip.title})`)]));
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

function icon(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', iconPath('unlink'));
  svg.append(path);
  return svg;
}

