import { useEffect, useState } from 'react';
import type { ScanProps } from './paper-sheet';
import { scanPage } from './scan-pages';

type Shown = { readonly url: string; readonly turned: boolean } | { readonly problem: string };

/** One scanned page, as large as its box allows. It is busy until the picture is there. */
export function ScanImage({ id, page, width, height }: ScanProps) {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    let current = true;
    let url: string | null = null;
    void scanPage(id, page, { width, height }).then((found) => {
      if (!current) return;
      if ('problem' in found) return setShown(found);
      url = URL.createObjectURL(found.image);
      setShown({ url, turned: found.turned });
    });
    return () => {
      current = false;
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [id, page, width, height]);
  if (!shown) return <div className="paper-scan" aria-busy />;
  if ('problem' in shown) return <p className="paper-problem paper-song">{shown.problem}</p>;
  const across = { width: `${height}mm`, height: `${width}mm` };
  return (
    <img
      className={shown.turned ? 'paper-scan paper-turned' : 'paper-scan'}
      style={shown.turned ? across : undefined}
      alt={`扫描件第 ${page} 页`}
      src={shown.url}
    />
  );
}
