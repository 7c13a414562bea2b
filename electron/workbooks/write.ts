export async function writeWorkbook(path: string, sheets: unknown[], checkpoint: () => void): Promise<void> {
  console.log(path, sheets.length);
  checkpoint();
  await import('node:fs').then((fs) => fs.writeFileSync(path, 'x'));
}
