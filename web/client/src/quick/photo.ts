import { newKey, type Photo } from './model';

export const maxSide = 1_600;
const quality = 0.85;

/** The size that fits: never larger than it was, the longest side at most `max` pixels. */
export function fit(width: number, height: number, max = maxSide): { width: number; height: number } {
  const scale = Math.min(1, max / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Thrown for a file that is no image this browser can show. */
export class UnreadablePhoto extends Error {}

/** Draws the image anew, smaller, upright and as JPEG. What the file held beside the image (place, time, device) stays behind. */
export async function shrink(file: Blob): Promise<Photo> {
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch (error) {
    throw new UnreadablePhoto('The file is no image.', { cause: error });
  }
  try {
    const { width, height } = fit(bitmap.width, bitmap.height);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    const context = canvas.getContext('2d');
    if (!context) {
      throw new UnreadablePhoto('There is no canvas.');
    }
    context.fillStyle = '#fff'; // JPEG knows no transparency
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (!blob || blob.type !== 'image/jpeg') {
      throw new UnreadablePhoto('The image cannot be written.');
    }
    return { id: newKey(), bytes: await blob.arrayBuffer() };
  } finally {
    bitmap.close();
  }
}

export const blobOf = (photo: Photo): Blob => new Blob([photo.bytes], { type: 'image/jpeg' });
