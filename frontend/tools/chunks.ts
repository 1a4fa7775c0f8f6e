// Owns what travels together: each file packs by itself, so ten small ones weigh more than one, and none may be heavy.
// The budgets are in tests/browser/test_build.py. Earlier lines win; whatever no line names follows who asks for it.
import { firstLoad } from "./first-load.ts";

type Group = { name: string; test: RegExp };

const GROUPS: Group[] = [
  { name: "crisis-phrases", test: /crisis_phrases\.json$/ },
  { name: "crisis-points", test: /crisis_points\.json$/ },
  // All of Spanish is more than one chunk may be; its name tells the worker whose it is.
  { name: "es-sharing", test: /locales\/es\/(account|sharing|who)\.ts$/ },
  {
    name: "es-more",
    test: /locales\/es\/(facts|flags|lock|looks-for|noticed|own|own-plan|plan|trends)\.ts$/,
  },
  // Under the journal: sealed places on the phone, queues, keys, the lock.
  {
    name: "sending",
    test: /src\/store\/(engine|oppose|pull|push|settings-queue|sync|tabs|timeline)\.ts$|src\/lib\/merge\.ts$/,
  },
  {
    name: "shelves",
    test: /node_modules\/idb\/|src\/store\/(?!facts|flags|shares|fresh-news|keep-fresh|handed\.|copies)|src\/lib\/(base64url|same|passkey)\.ts$/,
  },
  {
    name: "help",
    test: /src\/features\/help\/|src\/(ui\/contact|lib\/phone-number|locales\/en\/help)\./,
  },
  // What is counted of one's own record: kept by phones with a journal (docs/adr/0095). Charts, where they are drawn.
  { name: "trends-week", test: /src\/(features\/week\/|lib\/hard-hours\.|locales\/en\/week\.)/ },
  { name: "trends", test: /src\/(ui\/(chart|report)|features\/trends)\// },
  { name: "fields", test: /src\/ui\// },
  // Shared with others, from what Today says of it to what is handed over.
  {
    name: "sharing-aside",
    test: /src\/(features\/sharing\/(aside|questions|when)|store\/(shares|fresh-news|keep-fresh)|api\/(exports|sharing)|lib\/(sharing|grave|download)|ui\/share\/[\w-]+|locales\/en\/shared)\./,
  },
  {
    name: "sharing-copies",
    test: /src\/(features\/copy\/|(store|locales\/en)\/copies\.|lib\/sealed-file\.)/,
  },
  {
    name: "sharing",
    test: /src\/(features\/(sharing\/|you\/sharing-card)|store\/handed\.|lib\/passcode\.|locales\/en\/sharing\.|app\/handed)/,
  },
  { name: "welcome", test: /src\/features\/welcome\// },
  // What changes an account: kept by the phones that have one, and of no use without a connection (docs/adr/0095).
  { name: "account", test: /src\/features\/account\// },
  { name: "you", test: /src\/features\/you\/(?!before-|looks-for|own-(?:plan|bounds))/ },
  { name: "pages", test: /src\/features\/(about|hard-days|learn|quiet)\// },
  { name: "looking", test: /src\/features\/journal\// },
  // What stands on Today as a flag, and the screens behind it: kept by phones with a journal (docs/adr/0043).
  {
    name: "flags",
    test: /src\/(features\/today\/flags\/(?!small-|noticed-)|lib\/facts\/(?!behind)|store\/(facts|flags)|locales\/en\/(facts|flags)\.)/,
  },
  {
    name: "flags-more",
    test: /src\/(features\/(you|today\/flags)\/|lib\/(own-plan|facts)|locales\/en\/(looks-for|noticed|own-plan)\.)/,
  },
];

export const CHUNKS = [
  { name: firstLoad, debugName: "core", priority: GROUPS.length + 1 },
  ...GROUPS.map((group, at) => ({ ...group, priority: GROUPS.length - at })),
];
