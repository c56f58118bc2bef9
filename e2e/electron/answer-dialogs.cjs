/* Required before the app: answers its dialogs with the buttons of MAGPIE_ANSWERS, and writes down what was asked. */
const { appendFileSync } = require('node:fs');
const { dialog } = require('electron');

const answers = (process.env.MAGPIE_ANSWERS ?? '').split('|');

/** @param {import('electron').MessageBoxOptions} asked */
dialog.showMessageBox = async (...args) => {
  const asked = /** @type {import('electron').MessageBoxOptions} */ (args.at(-1));
  appendFileSync(process.env.MAGPIE_DIALOGS ?? '', `${JSON.stringify(asked)}\n`);
  const answer = asked.buttons ? answers.shift() : undefined;
  const response = Math.max(0, asked.buttons?.indexOf(answer ?? '') ?? 0);
  return { response, checkboxChecked: false };
};
