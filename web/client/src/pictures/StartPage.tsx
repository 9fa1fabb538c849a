import { type FormEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMe, useSession } from '../access/session';
import { AreaFinder } from '../areas/AreaFinder';
import { AreaMapView } from '../areas/AreaMapView';
import { ApiProblem } from '../shared/api/client';
import { api } from '../shared/api/endpoints';
import type { AreaShape, ChapterTemplate, PartnerListing } from '../shared/api/schema';
import { errorText, useTexts, useWords } from '../shared/i18n';
import { Alert, Badge, Button, Checkbox, ErrorView, Loading, PageTitle, PartnerLabel, Select, TextArea, TextField } from '../shared/ui';
import { once, useResource } from '../shared/useResource';
import { commandOf, type Draft, type DraftSection, emptyDraft, type Errors, fieldOf, intakeQuestions, keepDraft, limits, moved, newKey, readDraft, sectionsOf, validate } from './startDraft';
import './start.css';

export default function StartPage() {
  const t = useTexts();
  const { session } = useSession();
  const partners = useResource('partners', () => once('partners', api.partners));
  const templates = useResource('templates', () => once('templates', api.chapterTemplates));
  return (
    <div className="page stack-l">
      <div>
        <PageTitle documentTitle={t.start.title}>{t.start.title}</PageTitle>
        <p className="subtle">{t.start.intro}</p>
      </div>
      {!session?.administrator ? <Alert tone="warning"><p>{t.start.notAllowed}</p></Alert>
        : partners.data && templates.data ? <StartForm partners={partners.data} templates={templates.data} />
        : partners.loading || templates.loading ? <Loading />
        : <ErrorView error={partners.error ?? templates.error} retry={() => { partners.reload(); templates.reload(); }} />}
    </div>
  );
}

const StartForm = ({ partners, templates }: { partners: readonly PartnerListing[]; templates: readonly ChapterTemplate[] }) => {
  const t = useTexts();
  const words = useWords();
  const me = useMe();
  const { session } = useSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [kept] = useState(() => readDraft(me.id));
  const [draft, setDraft] = useState<Draft>(kept ?? emptyDraft);
  const [shown, setShown] = useState<{ errors: Errors; of: Draft }>({ errors: new Map(), of: emptyDraft });
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const coordinator = session?.partner?.id ?? '';

  const saved = useRef(false);
  useEffect(() => {
    if (!saved.current && draft !== emptyDraft) {
      keepDraft(me.id, draft);
    }
  }, [me.id, draft]);

  const change = useCallback((patch: Partial<Draft>) => setDraft((old) => ({ ...old, ...patch })), []);
  const reader = useCallback((all: readonly string[]) => partners.filter((partner) => all.includes(partner.id) && !partner.inputOnly), [partners]);
  const fill = useCallback(
    (template: string, chosen: readonly string[]): DraftSection[] => {
      const found = templates.find((candidate) => candidate.id === template);
      return found ? sectionsOf(found, reader(chosen), coordinator, words) : [];
    },
    [templates, reader, coordinator, words],
  );

  // An area page leads here with its area.
  const asked = search.get('area');
  useEffect(() => {
    if (!asked) {
      return undefined;
    }
    const abort = new AbortController();
    api.area(asked, abort.signal).then(
      ({ area }) => setDraft((old) => (old.areas.some((one) => one.id === area.id) ? old : { ...old, areas: [...old.areas, { id: area.id, name: area.name }] })),
      () => undefined, // An unknown area is simply not chosen.
    );
    return () => abort.abort();
  }, [asked]);

  const setPartners = (id: string, on: boolean): void =>
    setDraft((old) => {
      const chosen = partners.map((partner) => partner.id).filter((one) => (one === id ? on : old.partners.includes(one)));
      return { ...old, partners: chosen, sections: old.edited ? old.sections : fill(old.template, chosen) };
    });
  const setTemplate = (template: string): void => setDraft((old) => ({ ...old, template, sections: fill(template, old.partners), edited: false }));
  const setSections = (sections: readonly DraftSection[]): void => change({ sections, edited: true });

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setProblem(undefined);
    const errors = validate(draft, t);
    setShown({ errors, of: draft });
    if (errors.size > 0) {
      requestAnimationFrame(() => summary.current?.focus());
      return;
    }
    setBusy(true);
    try {
      const picture = await api.startPicture(commandOf(draft));
      saved.current = true;
      keepDraft(me.id, null);
      await navigate(`/pictures/${picture.id}`);
    } catch (error) {
      const id = error instanceof ApiProblem ? fieldOf(error, draft) : null;
      if (id) {
        setShown({ errors: new Map([[id, errorText(t, error)]]), of: draft });
      } else {
        setProblem(error);
      }
      requestAnimationFrame(() => summary.current?.focus());
    } finally {
      setBusy(false);
    }
  };

  // A field that was put right loses its message at once (one of the server with the next change); new messages come only at the next attempt.
  const now = useMemo(() => validate(draft, t), [draft, t]);
  const errors: Errors = new Map([...shown.errors].filter(([id]) => now.has(id) || shown.of === draft));
  const error = (id: string): string | undefined => errors.get(id);

  const text = <K extends 'title' | 'question' | 'scope' | 'from' | 'until'>(field: K) => ({ id: `start-${field}`, error: error(`start-${field}`), value: draft[field], onChange: (event: { target: { value: string } }) => change({ [field]: event.target.value }) });

  return (
    <form className="start-grid" noValidate onSubmit={(event) => void submit(event)}>
      <div className="stack-l">
        {kept && <Alert tone="info" actions={<Button small onClick={() => { keepDraft(me.id, null); setDraft(emptyDraft); setShown({ errors: new Map(), of: emptyDraft }); }}>{t.start.discardDraft}</Button>}><p>{t.start.draftRestored}</p></Alert>}
        <div ref={summary} tabIndex={-1} className="error-summary">
          {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
          {errors.size > 0 && (
            <Alert tone="error" live title={t.common.errorSummary(errors.size)}>
              <ul>{[...errors].map(([id, message]) => <li key={id}><a href={`#${id}`} onClick={(event) => { event.preventDefault(); focusField(id); }}>{message}</a></li>)}</ul>
            </Alert>
          )}
        </div>

        <Part id="about" number={1} title={t.start.steps.about}>
          <TextField label={t.start.titleLabel} hint={t.start.titleHint} maxLength={limits.title} autoComplete="off" {...text('title')} />
          <TextArea label={t.start.questionLabel} hint={t.start.questionHint} maxLength={limits.text} {...text('question')} />
        </Part>

        <Part id="intake" number={2} title={t.start.steps.intake} intro={t.start.intakeIntro}>
          {intakeQuestions.map((question) => (
            <TextArea
              key={question}
              id={`start-${question}`}
              label={t.start[question]}
              hint={t.start[`${question}Hint`]}
              error={error(`start-${question}`)}
              maxLength={limits.text}
              rows={2}
              value={draft.intake[question]}
              onChange={(event) => change({ intake: { ...draft.intake, [question]: event.target.value } })}
            />
          ))}
        </Part>

        <Part id="scope" number={3} title={t.start.steps.scope}>
          <AreaChoice draft={draft} error={error('start-areas')} onChange={(areas) => change({ areas })} />
          <TextArea label={t.start.scopeLabel} hint={t.start.scopeHint} optional maxLength={limits.text} rows={2} {...text('scope')} />
          <div className="field-row">
            <TextField type="date" label={t.start.from} {...text('from')} />
            <TextField type="date" label={t.start.until} {...text('until')} />
          </div>
        </Part>

        <Part id="partners" number={4} title={t.start.steps.partners}>
          <fieldset aria-describedby="start-partners-hint">
            <legend className="utrecht-form-label">{t.start.partnersLabel}</legend>
            <p className="utrecht-form-field-description" id="start-partners-hint">{t.start.partnersHint}</p>
            {error('start-partners') && <p className="utrecht-form-field-error-message">{error('start-partners')}</p>}
            <div className="partner-choice">
              {partners.map((partner, i) => (
                <Checkbox
                  key={partner.id}
                  id={i === 0 ? 'start-partners' : undefined}
                  checked={draft.partners.includes(partner.id)}
                  onChange={(event) => setPartners(partner.id, event.target.checked)}
                  label={<span className="partner-option"><PartnerLabel partner={{ ...partner, shortName: partner.name }} /> <span className="small subtle">{partner.inputOnly ? t.signIn.inputOnly : t.start.people(partner.people.length)}</span></span>}
                />
              ))}
            </div>
          </fieldset>
        </Part>

        <Part id="sections" number={5} title={t.start.steps.sections}>
          <Select id="start-template" label={t.start.templateLabel} hint={draft.edited ? t.start.templateReplace : t.start.templateHint} error={error('start-template')} value={draft.template} onChange={(event) => setTemplate(event.target.value)}>
            <option value="">…</option>
            {templates.map((template) => <option key={template.id} value={template.id}>{words(template.name)}</option>)}
          </Select>
          {draft.template && <p className="small subtle">{words(templates.find((one) => one.id === draft.template)?.description ?? { nl: '', en: '' })}</p>}
          {draft.template && draft.partners.length === 0 && <p className="subtle">{t.start.choosePartnersFirst}</p>}
          {draft.sections.length > 0 && <SectionEditor sections={draft.sections} partners={reader(draft.partners)} error={error} onChange={setSections} />}
        </Part>
      </div>

      <Summary draft={draft} partners={partners} busy={busy} />
    </form>
  );
};

function focusField(id: string): void {
  const field = document.getElementById(id);
  field?.focus();
  field?.scrollIntoView({ block: 'center' });
}

const Part = ({ id, number, title, intro, children }: { id: string; number: number; title: string; intro?: string; children: ReactNode }) => (
  <section className="card stack" aria-labelledby={`part-${id}`}>
    <h2 className="utrecht-heading-2" id={`part-${id}`}><span className="part-number" aria-hidden="true">{number}</span>{title}</h2>
    {intro && <p className="subtle">{intro}</p>}
    {children}
  </section>
);

const AreaChoice = ({ draft, error, onChange }: { draft: Draft; error: string | undefined; onChange: (areas: Draft['areas']) => void }) => {
  const t = useTexts();
  const [mapOpen, setMapOpen] = useState(false);
  const map = useResource(mapOpen ? 'map:' : null, (signal) => api.areaMap(undefined, signal));
  const chosen = useMemo(() => new Set(draft.areas.map((area) => area.id)), [draft.areas]);
  const add = (area: { id: string; name: string }): void => onChange(chosen.has(area.id) ? draft.areas : [...draft.areas, { id: area.id, name: area.name }]);
  const remove = (id: string): void => onChange(draft.areas.filter((area) => area.id !== id));
  const toggle = (area: AreaShape): void => (chosen.has(area.id) ? remove(area.id) : add(area));
  return (
    <div className="stack-s">
      <AreaFinder id="start-areas" label={t.start.areasLabel} hint={t.start.areasHint} error={error} onChoose={add} chosen={chosen} />
      <div>
        <p className="visually-hidden" role="status">{draft.areas.length > 0 ? t.start.areasChosen(draft.areas.length) : ''}</p>
        {draft.areas.length === 0 ? <p className="subtle small">{t.start.noAreas}</p> : (
          <ul className="plain chips">
            {draft.areas.map((area) => (
              <li key={area.id} className="chip">
                {area.name} <span className="mono small subtle">{area.id}</span>
                <button type="button" className="chip-remove" aria-label={t.start.removeArea(area.name)} onClick={() => remove(area.id)}>×</button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Button small icon="map" aria-expanded={mapOpen} onClick={() => setMapOpen(!mapOpen)}>{mapOpen ? t.start.hideMap : t.start.chooseOnMap}</Button>
      {mapOpen && (map.data ? (map.data.shapes.length > 0 ? <AreaMapView map={map.data} title={t.areas.mapOfMunicipalities} onOpen={toggle} chosen={chosen} /> : <p className="subtle">{t.areas.mapEmpty}</p>) : map.loading ? <Loading /> : <ErrorView error={map.error} retry={map.reload} />)}
    </div>
  );
};

interface SectionEditorProps {
  sections: readonly DraftSection[];
  partners: readonly PartnerListing[];
  error: (id: string) => string | undefined;
  onChange: (sections: readonly DraftSection[]) => void;
}

const SectionEditor = ({ sections, partners, error, onChange }: SectionEditorProps) => {
  const t = useTexts();
  const chapters = [...new Map(sections.map((section) => [section.chapter, section.chapterTitle]))].sort(([a], [b]) => a - b);
  const set = (key: string, patch: Partial<DraftSection>): void => onChange(sections.map((section) => (section.key === key ? { ...section, ...patch } : section)));
  const [removed, setRemoved] = useState<readonly DraftSection[] | null>(null);
  return (
    <div className="stack">
      {removed && <p className="row small" role="status">{t.start.undoRemove}. <Button small look="subtle" onClick={() => { onChange(removed); setRemoved(null); }}>{t.start.undo}</Button></p>}
      {chapters.map(([number, title]) => {
        const own = sections.filter((section) => section.chapter === number);
        return (
          <div key={number} className="chapter-edit">
            <h3>{number}. {title}</h3>
            <ol className="plain">
              {own.map((section, i) => (
                <li key={section.key} className="section-edit">
                  <div className="section-edit-title">
                    <TextField id={`section-${section.key}`} label={<span className="visually-hidden">{t.start.sectionTitle} {number}.{i + 1}</span>} error={error(`section-${section.key}`)} maxLength={limits.title} value={section.title} onChange={(event) => set(section.key, { title: event.target.value })} />
                    <span className="section-edit-tools">
                      <Button small look="subtle" icon="up" disabled={i === 0} aria-label={t.start.moveUp(section.title)} onClick={() => onChange(moved(sections, section.key, -1))} />
                      <Button small look="subtle" icon="down" disabled={i === own.length - 1} aria-label={t.start.moveDown(section.title)} onClick={() => onChange(moved(sections, section.key, 1))} />
                      <Button small look="subtle" icon="trash" aria-label={t.start.removeSection(section.title)} onClick={() => { setRemoved(sections); onChange(sections.filter((one) => one.key !== section.key)); }} />
                    </span>
                  </div>
                  <div role="group" aria-label={t.start.ownersOf(section.title)} className="owner-choice" id={`owners-${section.key}`} tabIndex={-1}>
                    {error(`owners-${section.key}`) && <p className="utrecht-form-field-error-message small">{error(`owners-${section.key}`)}</p>}
                    {partners.map((partner) => (
                      <label key={partner.id} className="owner-option">
                        <input
                          type="checkbox"
                          checked={section.owners.includes(partner.id)}
                          onChange={(event) => set(section.key, { owners: event.target.checked ? [...section.owners, partner.id] : section.owners.filter((owner) => owner !== partner.id) })}
                        />
                        <PartnerLabel partner={partner} />
                      </label>
                    ))}
                  </div>
                </li>
              ))}
            </ol>
            <Button small look="subtle" icon="plus" aria-label={t.start.addSectionTo(title)} onClick={() => onChange(insertAfterChapter(sections, { key: newKey(), chapter: number, chapterTitle: title, title: t.start.newSection, owners: [], initialText: '' }))}>{t.start.addSection}</Button>
          </div>
        );
      })}
    </div>
  );
};

function insertAfterChapter(sections: readonly DraftSection[], added: DraftSection): DraftSection[] {
  const at = sections.findLastIndex((section) => section.chapter === added.chapter) + 1;
  return [...sections.slice(0, at), added, ...sections.slice(at)];
}

const Summary = ({ draft, partners, busy }: { draft: Draft; partners: readonly PartnerListing[]; busy: boolean }) => {
  const t = useTexts();
  const chosen = partners.filter((partner) => draft.partners.includes(partner.id));
  const ownerless = draft.sections.filter((section) => !section.owners.some((owner) => draft.partners.includes(owner))).length;
  return (
    <aside className="card stack start-summary" aria-labelledby="start-summary">
      <h2 className="utrecht-heading-2" id="start-summary">{t.start.steps.summary}</h2>
      <dl className="stack-s">
        <div><dt className="subtle small">{t.fields.title}</dt><dd>{draft.title || '–'}</dd></div>
        <div><dt className="subtle small">{t.fields.areas}</dt><dd>{draft.areas.map((area) => area.name).join(', ') || '–'}</dd></div>
        <div><dt className="subtle small">{t.picture.period}</dt><dd>{draft.from || '…'} – {draft.until || '…'}</dd></div>
        <div>
          <dt className="subtle small">{t.start.ownersSummary}</dt>
          <dd>
            {chosen.length === 0 ? '–' : (
              <ul className="plain">
                {chosen.map((partner) => <li key={partner.id} className="row-between summary-partner"><PartnerLabel partner={partner} /><span className="small">{partner.inputOnly ? t.signIn.inputOnly : t.start.sections(draft.sections.filter((section) => section.owners.includes(partner.id)).length)}</span></li>)}
              </ul>
            )}
          </dd>
        </div>
        <div><dt className="subtle small">{t.fields.sections}</dt><dd>{t.start.sections(draft.sections.length)} {ownerless > 0 && <Badge tone="warn">{ownerless} × {t.start.noOwner}</Badge>}</dd></div>
      </dl>
      <Button look="primary" type="submit" disabled={busy}>{busy ? t.start.submitting : t.start.submit}</Button>
    </aside>
  );
};
