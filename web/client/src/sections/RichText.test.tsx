import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { RichMark, RichNode } from '../shared/api/schema';
import { blocksOf, RichText } from './RichText';

const run = (text: string, ...marks: RichMark[]): RichNode => ({ type: 'text', text, attributes: {}, children: [], marks });
const el = (type: string, children: RichNode[] = [], attributes: Record<string, string> = {}): RichNode => ({ type, children, attributes, text: null, marks: [] });
const mark = (type: string, attributes: Record<string, string> = {}): RichMark => ({ type, attributes });
const html = (...content: RichNode[]): string => renderToStaticMarkup(<RichText content={content} />);

describe('the text of a section, read-only', () => {
  it('renders every element of the schema', () => {
    expect(html(el('heading', [run('Kop')], { level: '2' }))).toBe('<h3>Kop</h3>');
    expect(html(el('bulletList', [el('listItem', [el('paragraph', [run('a')])])]))).toBe('<ul><li><p>a</p></li></ul>');
    expect(html(el('orderedList', [el('listItem', [el('paragraph', [run('a')])])], { start: '3' }))).toBe('<ol start="3"><li><p>a</p></li></ol>');
    expect(html(el('blockquote', [el('paragraph', [run('a')])]), el('horizontalRule'), el('codeBlock', [run('x')]))).toBe('<blockquote><p>a</p></blockquote><hr/><pre><code>x</code></pre>');
    expect(html(el('table', [el('tableRow', [el('tableHeader', [], { colspan: '2' }), el('tableCell', [], { rowspan: '1' })])]))).toContain('<tr><th colSpan="2"></th><td></td></tr>');
    expect(html(el('paragraph', [run('a', mark('bold'), mark('italic')), el('hardBreak'), run('b', mark('underline')), run('c', mark('strike')), run('d', mark('code'))]))).toBe(
      '<p><strong><em>a</em></strong><br/><u>b</u><s>c</s><code>d</code></p>',
    );
  });

  it('never turns text into markup, and links only where they may lead', () => {
    expect(html(el('paragraph', [run('<img src=x onerror=alert(1)>')]))).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p>');
    expect(html(el('paragraph', [run('k', mark('link', { href: 'javascript:alert(1)' }))]))).toBe('<p>k</p>');
    expect(html(el('paragraph', [run('k', mark('link', { href: 'https://example.nl' }))]))).toContain('href="https://example.nl"');
  });

  it('shows a reference as a source, never what the text itself says of it', () => {
    const chip = html(el('paragraph', [run('Zie '), el('evidence', [], { kind: 'signal', id: 'politie/abc', label: 'Vals' })]));
    expect(chip).toContain('chip-signal');
    expect(chip).toContain('<span class="chip-label">bron</span>');
    expect(chip).not.toContain('Vals');
    expect(html(el('paragraph', [el('evidence', [], { kind: 'area', id: 'GM9901' })]))).toContain('GM9901');
    expect(blocksOf([el('paragraph', [run('Zie '), el('evidence', [], { kind: 'signal', id: 'politie/abc' }), run('.')])])).toEqual(['Zie [bron: politie/abc].']);
  });

  it('hides no word in an element it does not know', () => {
    expect(html(el('somethingNew', [el('paragraph', [run('toch zichtbaar', mark('newMark'))])]))).toContain('toch zichtbaar');
  });

  it('gives the blocks in reading order', () => {
    const content = [el('heading', [run('Kop')]), el('bulletList', [el('listItem', [el('paragraph', [run('een '), run('twee', mark('bold'))])])]), el('paragraph'), el('paragraph', [run('a'), el('hardBreak'), run('b')])];
    expect(blocksOf(content)).toEqual(['Kop', 'een twee', 'a\nb']);
  });
});
