import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { allSections, usePicture } from '../pictures/context';
import { Outline } from '../pictures/Outline';
import { SignalPanel } from '../signals/SignalPanel';
import type { SectionOutline } from '../shared/api/schema';
import { useTexts } from '../shared/i18n';
import { Button, Empty, PageTitle } from '../shared/ui';
import { SectionPane } from './SectionPane';
import './workspace.css';

type Panel = 'outline' | 'text' | 'signals';

/** Outline, text and signals side by side; on a small screen one at a time. */
export default function WorkspacePage() {
  const t = useTexts();
  const { picture } = usePicture();
  const { section: id } = useParams();
  const sections = allSections(picture);
  const section = useKept(sections.find((candidate) => candidate.id === id), id);
  const [panel, setPanel] = useState<Panel>('text');
  const [signalsOpen, setSignalsOpen] = useState(() => window.matchMedia('(min-width: 80rem)').matches);
  useEffect(() => setPanel('text'), [id]);
  const at = sections.findIndex((candidate) => candidate.id === id);
  const labels: Record<Panel, string> = { outline: t.picture.outline, text: t.picture.text, signals: t.picture.signals };

  const toggle = (
    <Button small look="subtle" icon="chevron" className={`signals-switch ${signalsOpen ? 'turn-right' : 'turn-left'}`} aria-expanded={signalsOpen} onClick={() => setSignalsOpen(!signalsOpen)}>
      {signalsOpen ? t.picture.hideSignals : t.picture.showSignals}
    </Button>
  );

  return (
    <div className={`workspace show-${panel} ${signalsOpen ? '' : 'signals-closed'}`}>
      <div className="panel-switch" role="group" aria-label={t.picture.navigation}>
        {(Object.keys(labels) as Panel[]).map((name) => (
          <button key={name} type="button" aria-pressed={panel === name} onClick={() => setPanel(name)}>{labels[name]}</button>
        ))}
      </div>
      <div className="workspace-outline">
        <Outline onChoose={() => setPanel('text')} />
      </div>
      <div className="workspace-text">
        {section ? (
          <>
            <SectionPane key={section.id} section={section} />
            <nav className="section-steps" aria-label={t.picture.steps}>
              <Step to={sections[at - 1]} label={t.picture.previous} />
              <Step to={sections[at + 1]} label={t.picture.next} />
            </nav>
          </>
        ) : (
          <div className="section-pane stack">
            <PageTitle documentTitle={picture.title}>{id ? t.errors.notFoundTitle : t.picture.chooseSection}</PageTitle>
            <Empty><p>{id ? t.errors.notFoundText : sections.length > 0 ? t.picture.chooseSection : t.picture.noSections}</p></Empty>
          </div>
        )}
      </div>
      <aside className="workspace-signals" aria-label={t.picture.signals}>
        {!signalsOpen && <div className="signals-toggle">{toggle}</div>}
        <div className="signals-body"><SignalPanel tools={toggle} onRefer={() => setPanel('text')} /></div>
      </aside>
    </div>
  );
}

/** The section as it was when it leaves the outline while it is open: its text stays to be read, and what was not stored can be saved. */
function useKept(found: SectionOutline | undefined, id: string | undefined): SectionOutline | undefined {
  const [kept, keep] = useState(found);
  useEffect(() => {
    if (found) {
      keep(found);
    }
  }, [found]);
  return found ?? (kept?.id === id ? kept : undefined);
}

const Step = ({ to, label }: { to: { id: string; number: string; title: string } | undefined; label: string }) => {
  const { picture } = usePicture();
  return to ? (
    <Link to={`/pictures/${picture.id}/sections/${to.id}`}>
      <span className="small subtle">{label}</span>
      <span>{to.number} {to.title}</span>
    </Link>
  ) : <span />;
};
