import { Link } from 'react-router';
import { useFormat } from '../shared/format';
import { useTexts } from '../shared/i18n';
import { PageTitle, PartnerLabel } from '../shared/ui';
import { usePicture } from './context';
import { Outline } from './Outline';

/** What the picture is about: its question, intake, scope and partners, with the outline beside it. */
export default function AboutPage() {
  const t = useTexts();
  const format = useFormat();
  const { picture } = usePicture();
  const intake = [
    [t.start.jointNeed, picture.intake.jointNeed],
    [t.start.willToAct, picture.intake.willToAct],
    [t.start.legalBasis, picture.intake.legalBasis],
    [t.start.capacity, picture.intake.capacity],
  ] as const;
  return (
    <div className="page about-grid">
      <div className="stack-l">
        <PageTitle documentTitle={picture.title}>{picture.title}</PageTitle>
        <section className="stack-s" aria-labelledby="about-question">
          <h2 className="utrecht-heading-2" id="about-question">{t.picture.question}</h2>
          <p className="question">{picture.question}</p>
        </section>
        <dl className="facts card">
          <dt>{t.picture.areas}</dt>
          <dd>{picture.areas.map((area, i) => <span key={area.id}>{i > 0 && ', '}<Link to={`/areas/${area.id}`}>{area.name}</Link></span>)}</dd>
          <dt>{t.picture.period}</dt>
          <dd>{format.date(picture.from)} – {format.date(picture.until)}</dd>
          {picture.scope && <><dt>{t.picture.scope}</dt><dd>{picture.scope}</dd></>}
          <dt>{t.picture.partners}</dt>
          <dd className="row">{picture.partners.map((partner) => <PartnerLabel key={partner.id} partner={{ ...partner, shortName: partner.name }} />)}</dd>
          <dt>{t.picture.myRoles}</dt>
          <dd>{format.list(picture.me.roles.map((role) => t.roles[role]))}</dd>
        </dl>
        <section className="stack" aria-labelledby="about-intake">
          <h2 className="utrecht-heading-2" id="about-intake">{t.picture.intake}</h2>
          <dl className="stack-s">
            {intake.map(([question, answer]) => <div key={question}><dt><b>{question}</b></dt><dd>{answer}</dd></div>)}
          </dl>
        </section>
      </div>
      <section className="card about-outline" aria-labelledby="about-outline">
        <h2 className="utrecht-heading-2" id="about-outline">{t.picture.outline}</h2>
        <Outline />
      </section>
    </div>
  );
}
