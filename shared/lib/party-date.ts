export function parsePartyDate(text: string): { ok: true; value: { joined: string | null } } | { ok: false } {
  return text ? { ok: true, value: { joined: text } } : { ok: false };
}
export function printPartyDate(text: string): string {
  return text;
}
