import { Editor, getSchema } from '@tiptap/core';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { nobody } from '../live/presence';
import { FakeServer, FakeTransport, noFaults, seeded, VirtualClock } from '../live/fakeServer';
import { MemoryStore } from '../live/outbox';
import { SectionSession } from '../live/section';
import { fragmentName } from './collaboration';
import { schemaExtensions, schemaVersion, sectionExtensions } from './extensions';
import { SchemaGuard } from './schemaGuard';

const key = { picture: 'veldermeer', section: 's-1' };

function paragraph(words: string): Y.XmlElement {
  const made = new Y.XmlElement('paragraph');
  made.insert(0, [new Y.XmlText(words)]);
  return made;
}

async function world(mount = true) {
  const clock = new VirtualClock();
  const server = new FakeServer(clock, seeded(1), noFaults);
  server.doc.getXmlFragment(fragmentName).push([paragraph('een')]);
  const transport = new FakeTransport(server, key);
  const session = new SectionSession({ transport, store: new MemoryStore(), clock, person: 'jan', key });
  transport.connect();
  await clock.advance(100);
  const guard = new SchemaGuard(session, getSchema(schemaExtensions));
  const carets = { presence: () => nobody, subscribe: () => () => undefined, present: () => undefined, partner: () => ({ className: '', shortName: '' }) };
  const paragraphs = { states: { current: new Map<Y.XmlElement, never>(), subscribe: () => () => undefined }, label: () => '' };
  const make = () => new Editor({ element: document.createElement('div'), extensions: sectionExtensions(session.doc.getXmlFragment(fragmentName), { guard, carets, paragraphs }) });
  const editor = mount ? make() : null;

  /** Another client, of a later version, changes the text. */
  const newer = async (change: (root: Y.XmlFragment) => void): Promise<void> => {
    const other = new FakeTransport(server, key);
    const theirs = new SectionSession({ transport: other, store: new MemoryStore(), clock, person: 'fatima', key });
    other.connect();
    await clock.advance(100);
    change(theirs.doc.getXmlFragment(fragmentName));
    await clock.advance(200);
    theirs.dispose();
  };
  const stored = () => server.doc.getXmlFragment(fragmentName).toString();
  return { clock, server, transport, session, guard, make, editor, newer, stored };
}

describe('an editor older than the text', () => {
  it('takes what it knows and goes on', async () => {
    const { clock, editor, guard, newer, stored } = await world();
    await newer((root) => root.push([paragraph('twee')]));
    expect(guard.blocked).toBe(false);
    expect(editor?.getText()).toContain('twee');
    editor?.commands.insertContentAt(1, 'nul ');
    await clock.advance(200);
    expect(stored()).toContain('nul een');
  });

  it.each<[string, (root: Y.XmlFragment) => void]>([
    ['an element', (root) => root.push([new Y.XmlElement('video')])],
    ['an element within one that comes along', (root) => {
      const quote = new Y.XmlElement('blockquote');
      quote.insert(0, [new Y.XmlElement('video')]);
      root.push([quote]);
    }],
    ['a mark', (root) => ((root.get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 2, { glow: {} })],
    ['an attribute', (root) => (root.get(0) as Y.XmlElement).setAttribute('lang', 'fy')],
    ['words outside a block', (root) => root.push([new Y.XmlText('los') as never])],
  ])('lets go before it harms %s it does not know', async (_, change) => {
    const { clock, editor, session, guard, newer, stored } = await world();
    await newer(change);
    const text = stored();
    expect(guard.blocked).toBe(true);
    editor?.commands.insertContentAt(1, 'niet ');
    await clock.advance(500);
    expect(stored()).toBe(text);
    expect(session.doc.getXmlFragment(fragmentName).toString()).toBe(text);
    expect(session.state.pending).toEqual([]);
  });

  it('does not bind when the text came while the editor was being loaded', async () => {
    const { clock, make, guard, newer, stored } = await world(false);
    await newer((root) => root.push([new Y.XmlElement('video')]));
    expect(guard.blocked).toBe(true);
    make();
    await clock.advance(500);
    expect(stored()).toContain('<video>');
  });

  it('only reads once the server says that texts may hold more than it knows', async () => {
    const { clock, server, transport, guard } = await world();
    const join = server.join.bind(server);
    server.join = (vector) => ({ ...join(vector), schema: schemaVersion + 1 });
    transport.cut();
    transport.connect();
    await clock.advance(200);
    expect(guard.blocked).toBe(true);
  });
});
