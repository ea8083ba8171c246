// Loaded first and alone, and written for any Node that knows modules, so that an old one gets this line and no syntax error.
const wanted = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  process.stderr.write(
    'Node ' +
      process.versions.node +
      ' is too old: Rapport needs ' +
      wanted.join('.') +
      ' or newer (https://nodejs.org).\n',
  );
  process.exit(1);
}
