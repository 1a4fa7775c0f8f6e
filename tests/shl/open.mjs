// Opens SMART Health Links as another program does. Takes one JSON argument, prints one JSON answer a request.
import { SHLViewer } from 'kill-the-clipboard';

const { shlinkURI, requests } = JSON.parse(process.argv[2]);

async function open(request) {
  try {
    const viewer = new SHLViewer({ shlinkURI });
    const { manifest, fhirResources } = await viewer.resolveSHL({ recipient: 'Another program', ...request });
    const [file] = manifest?.files ?? [];
    const [bundle] = fhirResources;
    return {
      flag: viewer.shl.flag ?? '',
      label: viewer.shl.label,
      isElsewhere: Boolean(file?.location),
      resourceType: bundle.resourceType,
      bundleType: bundle.type,
      resourceTypes: (bundle.entry ?? []).map(({ resource }) => resource.resourceType),
    };
  } catch (error) {
    return { error: error.name };
  }
}

console.log(JSON.stringify(await Promise.all(requests.map(open))));
