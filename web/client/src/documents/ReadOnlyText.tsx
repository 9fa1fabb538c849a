import { useEffect, useState } from 'react';
import type { SectionSession } from '../live/section';
import { RichText } from '../sections/RichText';
import { fragmentName } from './collaboration';
import { richNodes } from './richNodes';

/** The text as it comes in, without an editor that could do something to it. */
export const ReadOnlyText = ({ session, label }: { session: SectionSession; label: string }) => {
  const [, setVersion] = useState(0);
  useEffect(() => {
    let frame = 0;
    const soon = (): void => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        setVersion((n) => n + 1);
      });
    };
    session.doc.on('update', soon);
    return () => {
      cancelAnimationFrame(frame);
      session.doc.off('update', soon);
    };
  }, [session]);
  return (
    <div className="editor">
      <div className="editor-content">
        <div className="rich-text" role="region" aria-label={label} lang="nl">
          <RichText content={richNodes(session.doc.getXmlFragment(fragmentName))} />
        </div>
      </div>
    </div>
  );
};
