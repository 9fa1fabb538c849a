import { useState } from 'react';
import { ApiProblem } from '../shared/api/client';
import { api } from '../shared/api/endpoints';
import type { PictureRole } from '../shared/api/schema';
import { useFormat } from '../shared/format';
import { errorText, useTexts, useWords } from '../shared/i18n';
import { Alert, Avatar, Button, ErrorView, Loading, PageTitle, PartnerLabel } from '../shared/ui';
import { toast } from '../shared/ui/toasts';
import { once, useResource } from '../shared/useResource';
import { usePicture } from './context';
import './people.css';

const allRoles: readonly PictureRole[] = ['Coordinator', 'Editor', 'Signer', 'Reader'];
type Roles = ReadonlyMap<string, readonly PictureRole[]>;

/** Who takes part and as what; the coordinator changes it, also for people on the register of a partner who do not take part yet. */
export default function PeoplePage() {
  const t = useTexts();
  const { picture } = usePicture();
  const partners = useResource('partners', () => once('partners', api.partners));
  const mayManage = picture.can.managePeople;
  return (
    <div className="page stack-l">
      <div>
        <PageTitle documentTitle={`${t.people.title}: ${picture.title}`}>{t.people.title}</PageTitle>
        <p className="subtle">{mayManage ? t.people.intro : `${t.people.intro} ${t.people.readOnly}`}</p>
      </div>
      {!mayManage || partners.data ? <PeopleTable register={partners.data ?? []} /> : partners.loading ? <Loading /> : <ErrorView error={partners.error} retry={partners.reload} />}
    </div>
  );
}

interface Line { id: string; name: string; function: { nl: string; en: string }; partner: string; mandate: string | null }

const PeopleTable = ({ register }: { register: readonly { id: string; people: readonly { id: string; name: string; function: { nl: string; en: string } }[] }[] }) => {
  const t = useTexts();
  const words = useWords();
  const format = useFormat();
  const { picture, partner, replace, reload } = usePicture();
  const [edits, setEdits] = useState<Roles>(new Map());
  const [problem, setProblem] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const mayManage = picture.can.managePeople;

  const inPicture = new Map(picture.people.map((person) => [person.person, person]));
  const taking = new Set(picture.partners.map((one) => one.id));
  const lines: Line[] = picture.people.map((person) => ({ id: person.person, name: person.name, function: person.function, partner: person.partner, mandate: person.mandate?.until ?? null }));
  if (mayManage) {
    for (const one of register.filter((candidate) => taking.has(candidate.id))) {
      lines.push(...one.people.filter((person) => !inPicture.has(person.id)).map((person) => ({ ...person, partner: one.id, mandate: null })));
    }
  }
  const order = picture.partners.map((one) => one.id);
  lines.sort((a, b) => order.indexOf(a.partner) - order.indexOf(b.partner) || a.name.localeCompare(b.name, 'nl'));

  const rolesOf = (id: string): readonly PictureRole[] => edits.get(id) ?? inPicture.get(id)?.roles ?? [];
  const toggle = (id: string, role: PictureRole, on: boolean): void => {
    const next = allRoles.filter((candidate) => (candidate === role ? on : rolesOf(id).includes(candidate)));
    const before = inPicture.get(id)?.roles ?? [];
    const same = next.length === before.length && next.every((one) => before.includes(one));
    setEdits((old) => {
      const map = new Map(old);
      if (same) {
        map.delete(id);
      } else {
        map.set(id, next);
      }
      return map;
    });
  };
  const noCoordinator = !lines.some((line) => rolesOf(line.id).includes('Coordinator'));

  const save = async (): Promise<void> => {
    if (noCoordinator) {
      return;
    }
    setBusy(true);
    setProblem(undefined);
    try {
      replace(await api.setPeople(picture.id, { people: [...edits].map(([person, roles]) => ({ person, roles: [...roles] })), expectedVersion: picture.version }));
      setEdits(new Map());
      toast(t.people.saved);
    } catch (error) {
      setProblem(error);
      if (error instanceof ApiProblem && error.code === 'Conflict') {
        reload(); // The edits stay; they are laid over the people as they are now.
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      <div className="table-scroll">
        <table className="utrecht-table people-table">
          <caption className="visually-hidden">{t.people.title}</caption>
          <thead className="utrecht-table__header">
            <tr>
              <th scope="col" className="utrecht-table__header-cell">{t.people.name}</th>
              <th scope="col" className="utrecht-table__header-cell">{t.people.partner}</th>
              <th scope="col" className="utrecht-table__header-cell">{t.people.roles}</th>
              <th scope="col" className="utrecht-table__header-cell">{t.people.mandate}</th>
            </tr>
          </thead>
          <tbody className="utrecht-table__body">
            {lines.map((line) => {
              const roles = rolesOf(line.id);
              return (
                <tr key={line.id} className={`utrecht-table__row ${edits.has(line.id) ? 'edited' : ''} ${roles.length === 0 ? 'not-in' : ''}`}>
                  <th scope="row" className="utrecht-table__cell">
                    <span className="person-cell"><Avatar name={line.name} colour={partner(line.partner)?.colour} /><span><b>{line.name}</b><br /><span className="small subtle">{words(line.function)}</span></span></span>
                  </th>
                  <td className="utrecht-table__cell"><PartnerLabel partner={partner(line.partner)} fallback={line.partner} /></td>
                  <td className="utrecht-table__cell">
                    {mayManage ? (
                      <div className="role-boxes">
                        {allRoles.map((role) => (
                          <label key={role} className="role-box">
                            <input type="checkbox" checked={roles.includes(role)} onChange={(event) => toggle(line.id, role, event.target.checked)} aria-label={t.people.roleOf(t.roles[role], line.name)} />
                            <span aria-hidden="true">{t.roles[role]}</span>
                          </label>
                        ))}
                        {roles.length === 0 && <span className="subtle small">{t.people.notIn}</span>}
                      </div>
                    ) : (
                      format.list(roles.map((role) => t.roles[role]))
                    )}
                  </td>
                  <td className="utrecht-table__cell small">{line.mandate ? t.people.until(format.date(line.mandate)) : <span className="subtle">{t.people.noMandate}</span>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {problem !== undefined && <Alert tone="error" live><p>{errorText(t, problem)}</p></Alert>}
      {mayManage && (
        <div className="row">
          <Button look="primary" disabled={busy} aria-disabled={edits.size === 0 || noCoordinator || undefined} aria-describedby="people-state" onClick={() => { if (edits.size > 0) { void save(); } }}>{t.people.save}</Button>
          {edits.size > 0 && <Button look="subtle" onClick={() => setEdits(new Map())}>{t.people.undo}</Button>}
          <span id="people-state" role="status" className={noCoordinator ? 'signature-stale' : 'subtle'}>{noCoordinator ? t.people.lastCoordinator : t.people.changes(edits.size)}</span>
        </div>
      )}
    </>
  );
};
