import { describe, expect, it } from 'vitest';
import { VirtualClock } from './fakeServer';
import { type News, OthersNews, pace } from './othersNews';

function world() {
  const clock = new VirtualClock();
  const told: News[] = [];
  return { clock, told, news: new OthersNews(clock, (item) => told.push(item)) };
}

describe('news of others', () => {
  it('does not begin with who was there already, and tells together what happens together', async () => {
    const { clock, told, news } = world();
    news.present(['Jan']);
    await clock.advance(10_000);
    expect(told).toEqual([]);
    news.present(['Jan', 'Fatima']);
    news.present(['Fatima', 'Ruud']);
    news.write('Ruud');
    await clock.advance(pace.tellMs);
    expect(told).toEqual([{ came: ['Fatima', 'Ruud'], left: ['Jan'], wrote: ['Ruud'] }]);
  });

  it('says nothing of somebody whose connection was gone for a moment', async () => {
    const { clock, told, news } = world();
    news.present(['Jan']);
    news.present([]);
    await clock.advance(500);
    news.present(['Jan']);
    await clock.advance(10_000);
    expect(told).toEqual([]);
  });

  it('tells once that somebody writes, and again only after a silence', async () => {
    const { clock, told, news } = world();
    for (let i = 0; i < 100; i++) {
      news.write('Jan');
      await clock.advance(1_000);
    }
    expect(told).toHaveLength(1);
    await clock.advance(pace.quietMs);
    news.write('Jan');
    await clock.advance(pace.tellMs);
    expect(told).toHaveLength(2);
  });
});
