import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { FakeServer, FakeTransport, noFaults, seeded, VirtualClock } from '../live/fakeServer';
import { MemoryStore } from '../live/outbox';
import { SectionSession } from '../live/section';
import { fragmentName } from './collaboration';
import { blocksOf, calm, ParagraphStates } from './paragraphStates';

const key = { picture: 'veldermeer', section: 's-1' };

async function world(latencyMs: number) {
  const clock = new VirtualClock();
  const server = new FakeServer(clock, seeded(1), noFaults);
  const root = server.doc.getXmlFragment(fragmentName);
  for (const words of ['een', 'twee']) {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(words)]);
    root.push([paragraph]);
  }
  const transport = new FakeTransport(server, key);
  const session = new SectionSession({ transport, store: new MemoryStore(), clock, person: 'jan', key });
  transport.connect();
  await clock.advance(50);
  server.faults = { ...noFaults, latencyMs };
  const blocks = session.doc.getXmlFragment(fragmentName).toArray() as [Y.XmlElement, Y.XmlElement];
  const states = new ParagraphStates(session, clock);
  const told: string[] = [];
  states.subscribe(() => told.push(blocks.map((block) => states.current.get(block) ?? '-').join(' ')));
  states.follow();
  const type = (block: Y.XmlElement, words = 'x'): void => (block.get(0) as Y.XmlText).insert(0, words);
  return { clock, server, transport, session, blocks, states, told, type };
}

describe('how the paragraphs stand', () => {
  it('is about the paragraph that was typed in, says stored after the answer, and then nothing any more', async () => {
    const { clock, blocks, told, type } = await world(1);
    type(blocks[0]);
    await clock.advance(5_000);
    expect(told).toEqual(['typing -', 'stored -', '- -']);
  });

  it('stays calm while somebody types on, however fast the server answers', async () => {
    const { clock, blocks, told, type } = await world(1);
    for (let i = 0; i < 50; i++) {
      type(blocks[1]);
      await clock.advance(120);
    }
    expect(told).toEqual(['- typing']);
  });

  it('tells what is under way from what has not gone yet', async () => {
    const { clock, server, blocks, states, type } = await world(1);
    server.push = () => ({ refusal: null, epoch: server.epoch, first: 1, last: 0 });
    server.faults = { ...noFaults, latencyMs: 6_000 };
    type(blocks[0]);
    await clock.advance(1_000);
    expect(states.current.get(blocks[0])).toBe('sent');
    type(blocks[1]);
    await clock.advance(100);
    expect([...states.current.values()]).toEqual(['sent', 'typing']);
    await clock.advance(20_000);
    expect(states.current.size).toBe(0);
  });

  it('never says stored of what is not: offline, or refused', async () => {
    const { clock, server, transport, blocks, told, type } = await world(1);
    transport.cut();
    type(blocks[0]);
    await clock.advance(60_000);
    expect(told).toEqual(['typing -']);
    server.refuseWith = 'SectionLocked';
    transport.connect();
    await clock.advance(60_000);
    expect(told).toEqual(['typing -']);
  });

  it('is back at once when one types in what was just stored', async () => {
    const { clock, blocks, told, type } = await world(1);
    type(blocks[0]);
    await clock.advance(calm.storedMs + 200);
    expect(told.at(-1)).toBe('stored -');
    type(blocks[0]);
    await clock.advance(100);
    expect(told.at(-1)).toBe('typing -');
  });
});

describe('the blocks of an update', () => {
  it('are those whose words, attributes or existence it changes', () => {
    const doc = new Y.Doc();
    const root = doc.getXmlFragment(fragmentName);
    const updates: Uint8Array[] = [];
    const list = new Y.XmlElement('bulletList');
    const item = new Y.XmlElement('listItem');
    const paragraph = new Y.XmlElement('paragraph');
    const heading = new Y.XmlElement('heading');
    paragraph.insert(0, [new Y.XmlText('een')]);
    item.insert(0, [paragraph]);
    list.insert(0, [item]);
    root.insert(0, [list, heading]);
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const last = () => blocksOf(doc, updates.at(-1) ?? new Uint8Array());

    (paragraph.get(0) as Y.XmlText).delete(0, 1);
    expect(last()).toEqual([paragraph]);
    (paragraph.get(0) as Y.XmlText).format(0, 1, { bold: {} });
    expect(last()).toEqual([paragraph]);
    heading.setAttribute('level', '2');
    expect(last()).toEqual([heading]);
    root.delete(1, 1);
    expect(last()).toEqual([]);
  });
});
