import { createContext, Fragment, type ReactNode, useContext } from 'react';
import { ChipView } from '../documents/evidence/ChipView';
import { marked, span } from '../sections/RichText';
import type { HistoryNode } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';

export interface Writer {
  name: string;
  partner: string;
  className: string;
}

interface Look {
  /** Colour all text by who wrote it, instead of marking what changed. */
  byPartner: boolean;
  writer: (person: string | null) => Writer;
}

const LookContext = createContext<Look>({ byPartner: false, writer: () => ({ name: '', partner: '', className: '' }) });

/** The text of a version, or the difference between two, with who did what. Colour is never alone: inserted is underlined, removed struck through, and the name is in the text for screen readers and in the title. */
export const HistoryContent = ({ content, ...look }: Look & { content: readonly HistoryNode[] }) => (
  <LookContext.Provider value={look}>{content.map((node, i) => <Node key={i} node={node} />)}</LookContext.Provider>
);

const Node = ({ node }: { node: HistoryNode }): ReactNode => {
  const { byPartner } = useContext(LookContext);
  if (node.text !== null) {
    return <Run node={node} />;
  }
  const { attributes } = node;
  const children = <Children node={node} />;
  const block = byPartner || node.change === 'Same' ? undefined : `block-${node.change.toLowerCase()}`;
  switch (node.type) {
    case 'paragraph':
      return <p className={block}>{children}{node.children.length === 0 && <br />}</p>;
    case 'heading': {
      const Tag = (['h3', 'h4', 'h5'] as const)[Math.min(Math.max(Number(attributes.level) || 1, 1), 3) - 1] ?? 'h3';
      return <Tag className={`history-heading ${block ?? ''}`}>{children}</Tag>;
    }
    case 'bulletList':
      return <ul>{node.children.map((child, i) => <Node key={i} node={child} />)}</ul>;
    case 'orderedList':
      return <ol start={Number(attributes.start) || undefined}>{node.children.map((child, i) => <Node key={i} node={child} />)}</ol>;
    case 'listItem':
      return <li className={block}>{children}</li>;
    case 'blockquote':
      return <blockquote className={block}>{children}</blockquote>;
    case 'codeBlock':
      return <pre className={block}><code>{children}</code></pre>;
    case 'evidence':
      return byPartner || node.change === 'Same' ? <ChipView attributes={attributes} /> : <Changed node={node}><ChipView attributes={attributes} /></Changed>;
    case 'hardBreak':
      return node.change === 'Removed' ? <Changed node={node}>¶</Changed> : <br />;
    case 'horizontalRule':
      return <hr className={block} />;
    case 'table':
      return <div className="table-scroll"><table><tbody>{node.children.map((child, i) => <Node key={i} node={child} />)}</tbody></table></div>;
    case 'tableRow':
      return <tr className={block}>{node.children.map((child, i) => <Node key={i} node={child} />)}</tr>;
    case 'tableHeader':
      return <th className={block} colSpan={span(attributes.colspan)} rowSpan={span(attributes.rowspan)}>{children}</th>;
    case 'tableCell':
      return <td className={block} colSpan={span(attributes.colspan)} rowSpan={span(attributes.rowspan)}>{children}</td>;
    default:
      return <div className={block} data-unknown={node.type}>{children}</div>;
  }
};

/** What is inside a block; a block that only changed its kind or attributes says so in words. */
const Children = ({ node }: { node: HistoryNode }) => {
  const t = useTexts();
  const { byPartner, writer } = useContext(LookContext);
  const empty = node.children.length === 0 && (node.change === 'Inserted' || node.change === 'Removed');
  const who = writer(node.by);
  return (
    <>
      {!byPartner && node.change === 'Formatted' && <span className="format-note">{t.history.formatted}</span>}
      {!byPartner && empty && <span className="format-note" title={title(t, node, who)}>¶<span className="visually-hidden"> {title(t, node, who)}</span></span>}
      {node.children.map((child, i) => (
        <Fragment key={i}>
          {byPartner && child.text !== null && child.by !== node.children[i - 1]?.by && <PartnerNote person={child.by} />}
          <Node node={child} />
        </Fragment>
      ))}
    </>
  );
};

/** Names the partner in words where the writer changes. */
const PartnerNote = ({ person }: { person: string | null }) => {
  const { writer } = useContext(LookContext);
  const who = writer(person);
  return <span className={`partner-note ${who.className}`}>{who.partner}<span className="visually-hidden"> ({who.name}): </span></span>;
};

const Run = ({ node }: { node: HistoryNode }) => {
  const t = useTexts();
  const { byPartner, writer } = useContext(LookContext);
  const text = marked({ text: node.text, marks: node.marks });
  if (byPartner) {
    const who = writer(node.by);
    return <span className={`by-partner ${who.className}`} title={t.history.writtenBy(full(who))}>{text}</span>;
  }
  return node.change === 'Same' ? text : <Changed node={node}>{text}</Changed>;
};

const Changed = ({ node, children }: { node: HistoryNode; children: ReactNode }) => {
  const t = useTexts();
  const { writer } = useContext(LookContext);
  const who = writer(node.by);
  const words = title(t, node, who);
  const inner = <><span className="visually-hidden">[{words}: </span>{children}<span className="visually-hidden">]</span></>;
  switch (node.change) {
    case 'Inserted':
      return <ins className={who.className} title={words}>{inner}</ins>;
    case 'Removed':
      return <del className={who.className} title={words}>{inner}</del>;
    case 'Formatted':
      return <span className="run-formatted" title={words}>{inner}</span>;
    default:
      return children;
  }
};

const full = (who: Writer): string => (who.partner ? `${who.name}, ${who.partner}` : who.name);

const title = (t: ReturnType<typeof useTexts>, node: HistoryNode, who: Writer): string =>
  node.change === 'Inserted' ? t.history.inserted(full(who)) : node.change === 'Removed' ? t.history.removed(full(who)) : t.history.formatted;
