import { ApiProblem, call, problemOf } from '../shared/api/client';
import type { CorrectRow, ImportMapping, ImportRow, ImportRowPage, ImportView } from '../shared/api/schema';

const id = encodeURIComponent;
const at = (picture: string, rest = ''): string => `/api/pictures/${id(picture)}/imports${rest}`;
const one = (picture: string, partner: string, key: string, rest = ''): string => at(picture, `/${id(partner)}/${id(key)}${rest}`);

/** Imports over REST. */
export const importsApi = {
  list: (picture: string, signal?: AbortSignal) => call<ImportView[]>(at(picture), { signal }),
  view: (picture: string, partner: string, key: string, signal?: AbortSignal) => call<ImportView>(one(picture, partner, key), { signal }),
  rows: (picture: string, partner: string, key: string, from: number, bad: boolean, limit: number, signal?: AbortSignal) =>
    call<ImportRowPage>(one(picture, partner, key, `/rows?from=${from}&bad=${bad}&limit=${limit}`), { signal }),
  map: (picture: string, partner: string, key: string, mapping: ImportMapping) => call<ImportView>(one(picture, partner, key, '/mapping'), { method: 'PUT', body: mapping }),
  correct: (picture: string, partner: string, key: string, row: number, command: CorrectRow) => call<ImportRow>(one(picture, partner, key, `/rows/${row}`), { method: 'PUT', body: command }),
  start: (picture: string, partner: string, key: string) => call<ImportView>(one(picture, partner, key, '/start'), { method: 'POST' }),
  cancel: (picture: string, partner: string, key: string) => call<ImportView>(one(picture, partner, key, '/cancel'), { method: 'POST' }),
  undo: (picture: string, partner: string, key: string, keepChanged: boolean) => call<ImportView>(one(picture, partner, key, `/undo?keepChanged=${keepChanged}`), { method: 'POST' }),
};

/** Sends a table. XMLHttpRequest, because fetch does not tell how much has been sent. */
export function uploadTable(picture: string, partner: string, file: File, onSent: (part: number) => void): Promise<ImportView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', at(picture, `?name=${id(file.name)}&partner=${id(partner)}`));
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = (event) => onSent(event.lengthComputable ? event.loaded / event.total : 0);
    request.upload.onload = () => onSent(1);
    request.onerror = () => reject(new ApiProblem(0, 'Offline'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as ImportView);
      } else {
        reject(problemOf(request.status, request.responseText));
      }
    };
    request.send(file);
  });
}

export const isAtWork = (view: ImportView): boolean => view.ending || view.phase === 'Checking' || view.phase === 'Running';
