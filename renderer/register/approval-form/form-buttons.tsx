import { Button } from 'antd';
import { useChooseForms, type ChosenForms } from './choose-forms';

interface Props {
  readonly onChosen: (chosen: ChosenForms) => void;
  /** Beside something more important on the page. */
  readonly secondary?: boolean;
}

/** Chooses a folder or single files. */
export function FormButtons({ onChosen, secondary = false }: Props) {
  const choose = useChooseForms();
  async function take(chosen: Promise<ChosenForms | undefined>): Promise<void> {
    const forms = await chosen;
    if (forms) onChosen(forms);
  }
  return (
    <>
      <Button onClick={() => void take(choose.files())}>选择文件</Button>
      <Button type={secondary ? 'default' : 'primary'} onClick={() => void take(choose.folder())}>
        选择文件夹
      </Button>
    </>
  );
}
