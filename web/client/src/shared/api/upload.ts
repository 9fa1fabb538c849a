import { ApiProblem, problemOf } from './client';
import type { AreaImportReport } from './schema';

/** Sends a file with boundaries. XMLHttpRequest, because fetch does not tell how much has been sent. */
export function uploadAreas(file: Blob, year: number, onSent: (part: number) => void): Promise<AreaImportReport> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/areas/import?year=${year}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Accept', 'application/json');
    request.upload.onprogress = (event) => onSent(event.lengthComputable ? event.loaded / event.total : 0);
    request.upload.onload = () => onSent(1);
    request.onerror = () => reject(new ApiProblem(0, 'Offline'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) {
        resolve(JSON.parse(request.responseText) as AreaImportReport);
      } else {
        reject(problemOf(request.status, request.responseText));
      }
    };
    request.send(file);
  });
}
