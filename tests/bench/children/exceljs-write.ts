// Writes the cells of a file of JSON lines with exceljs's streaming writer: the first line holds the heads.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import ExcelJS from 'exceljs';
import { reported } from './report';

const [cells = '', file = ''] = process.argv.slice(2);

await reported(async () => {
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    filename: file,
    useStyles: true,
    useSharedStrings: true,
  });
  const sheet = book.addWorksheet('名册');
  let rows = -1;
  for await (const line of createInterface({ input: createReadStream(cells) })) {
    sheet.addRow(JSON.parse(line)).commit();
    rows += 1;
  }
  sheet.commit();
  await book.commit();
  return rows;
});
