import { type Extensions, mergeAttributes } from '@tiptap/core';
import { Heading } from '@tiptap/extension-heading';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import type * as Y from 'yjs';
import { Carets, type CaretSource } from './carets';
import { Collaboration } from './collaboration';
import { EvidenceNode } from './evidence/node';
import { type ParagraphSource, ParagraphStatus } from './paragraphStatus';
import type { SchemaGuard } from './schemaGuard';

/** Addresses that a link may lead to; the same list holds where text is read and published. */
export const linkAddress = /^(https?:\/\/|mailto:)\S+$/i;

/** Headings in a section stand below its title, which is the h1 of the page: level 1 of the text is an h2. */
const SectionHeading = Heading.extend({
  renderHTML({ node, HTMLAttributes }) {
    return [`h${Math.min(Number(node.attrs.level) + 1, 6)}`, mergeAttributes(this.options.HTMLAttributes, HTMLAttributes), 0];
  },
  parseHTML() {
    return [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level: Math.max(1, Math.min(level - 1, 3)) } }));
  },
}).configure({ levels: [1, 2, 3] });

/** Grows with `RichNode.Schema` of the server: with every element, mark or attribute below. */
export const schemaVersion = 2;

/** The schema that the server knows too (RichNode). What adds a node or mark here must be added there. */
export const schemaExtensions: Extensions = [
  StarterKit.configure({
    undoRedo: false, // would take back changes of others
    trailingNode: false, // would change the text by opening it, and void signatures
    heading: false,
    link: { openOnClick: false, autolink: false, linkOnPaste: true, protocols: ['http', 'https', 'mailto'], isAllowedUri: (url) => linkAddress.test(url), HTMLAttributes: { rel: 'noopener noreferrer', target: null } },
  }),
  SectionHeading,
  Table.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
  EvidenceNode,
];

interface Sources {
  guard: SchemaGuard;
  carets: CaretSource;
  paragraphs: ParagraphSource;
  /** Chips, suggestions and marks beside claims. */
  evidence?: Extensions;
}

export const sectionExtensions = (fragment: Y.XmlFragment, { guard, carets, paragraphs, evidence = [] }: Sources): Extensions => [
  ...schemaExtensions,
  Collaboration.configure({ fragment, guard }),
  Carets.configure({ source: carets }),
  ParagraphStatus.configure({ source: paragraphs }),
  ...evidence,
];
