// Validates FHIR R4 bundles as another program does. Takes a file with a list of them, prints one answer for each.
import { readFileSync } from 'node:fs';
import fhir from 'fhir';

const validator = new fhir.Fhir();
const read = (bundle) => {
  const { valid, messages } = validator.validate(bundle, { errorOnUnexpected: true });
  return { valid, messages: messages.filter(({ severity }) => severity !== 'info') };
};
console.log(JSON.stringify(JSON.parse(readFileSync(process.argv[2], 'utf8')).map(read)));
