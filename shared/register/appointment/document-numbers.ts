/** 示组干〔2026〕12号: what stands before the year, the year, the number. */
const pattern = /^(.*)〔(\d{4})〕(\d+)号$/;

/**
 * The number that follows the highest one given out in a year.
 * @param prefix 示组干; empty where the county has set none
 * @param used numbers of documents, as they were typed
 * @returns undefined without a prefix
 */
export function nextDocument(
  prefix: string,
  year: string,
  used: readonly (string | null)[],
): string | undefined {
  if (prefix === '') return undefined;
  const taken = used.flatMap((text) => {
    const [, own, of, number] = pattern.exec(text ?? '') ?? [];
    return own === prefix && of === year ? [Number(number)] : [];
  });
  return `${prefix}〔${year}〕${Math.max(0, ...taken) + 1}号`;
}

/** The number of somebody's letter under a document: 示组干〔2026〕12-3号. @returns undefined where the document has no such number */
export function letterNumber(document: string | null, place: number): string | undefined {
  const [, prefix, year, number] = pattern.exec(document ?? '') ?? [];
  return number === undefined ? undefined : `${prefix}〔${year}〕${number}-${place}号`;
}
