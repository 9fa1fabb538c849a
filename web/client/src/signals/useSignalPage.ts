import type { SignalPage } from '../shared/api/schema';
import { signalsApi } from '../shared/api/signals';
import { type Followed, useFollowed } from '../shared/useFollowed';

export interface SignalPageState extends Pick<Followed<SignalPage>, 'error' | 'loading' | 'reload'> {
  page: SignalPage | undefined;
  /** What `page` is the answer to. */
  search: string | undefined;
}

/**
 * One page of the register, kept up to date; see `useFollowed`.
 * @param search the question, as `pageSearch` makes it
 */
export function useSignalPage(picture: string, search: string, version: number): SignalPageState {
  const { data: page, question, ...rest } = useFollowed(search, version, (asked, signal) => signalsApi.page(picture, new URLSearchParams(asked), signal));
  return { page, search: question, ...rest };
}
