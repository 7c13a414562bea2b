// Reads a workbook with exceljs and touches every cell.
import ExcelJS from 'exceljs';
import { reported } from './report';

const [file = ''] = process.argv.slice(2);

await reported(async () => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(file);
  let rows = 0;
  book.worksheets[0]?.eachRow((row) => {
    if (row.getCell(1).value !== undefined) rows += 1;
  });
  return rows - 1;
});
