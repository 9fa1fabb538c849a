import { afterEach, describe, expect, it, vi } from 'vitest';
import { fit, shrink, UnreadablePhoto } from './photo';

afterEach(() => vi.unstubAllGlobals());

describe('photos', () => {
  it('become at most 1600 pixels on the longest side, in proportion, and never larger', () => {
    expect(fit(4000, 3000)).toEqual({ width: 1600, height: 1200 });
    expect(fit(3000, 4000)).toEqual({ width: 1200, height: 1600 });
    expect(fit(800, 600)).toEqual({ width: 800, height: 600 });
    expect(fit(10_000, 3)).toEqual({ width: 1600, height: 1 });
  });

  it('are drawn anew as JPEG, upright, and the bitmap is let go', async () => {
    const close = vi.fn<() => void>();
    const decode = vi.fn<(file: Blob, options: ImageBitmapOptions) => Promise<unknown>>().mockResolvedValue({ width: 4000, height: 3000, close });
    vi.stubGlobal('createImageBitmap', decode);
    const drawn = vi.fn<(...args: unknown[]) => void>();
    const canvas = { width: 0, height: 0, getContext: () => ({ fillRect: () => undefined, drawImage: drawn }), toBlob: (done: (blob: Blob) => void, type: string, quality: number) => done(new Blob([`${type} ${quality}`], { type })) };
    vi.spyOn(document, 'createElement').mockReturnValue(canvas as unknown as HTMLElement);
    const file = new Blob(['with a place in it']);
    const photo = await shrink(file);
    vi.restoreAllMocks();
    expect(decode).toHaveBeenCalledWith(file, { imageOrientation: 'from-image' });
    expect(drawn.mock.calls[0]?.slice(1)).toEqual([0, 0, 1600, 1200]);
    expect(new TextDecoder().decode(photo.bytes)).toBe('image/jpeg 0.85');
    expect(close).toHaveBeenCalledOnce();
  });

  it('that no browser can show are refused as such', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('decode')));
    await expect(shrink(new Blob(['text']))).rejects.toThrow(UnreadablePhoto);
  });
});
