import { importFileList } from './import-flow.ts';

/** Lets files be chosen instead of dropped. */
export function chooseFiles(): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => void importFileList(input.files ?? []));
  input.click();
}
