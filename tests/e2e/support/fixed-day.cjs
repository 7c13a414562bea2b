// Loaded before the program (NODE_OPTIONS=--require) by tests of papers that print the day or an age: its clock runs from
// noon of the day in YANZHEN_TEST_DAY, in the worker thread too.
const day = process.env.YANZHEN_TEST_DAY;
if (day) {
  const ahead = Date.parse(`${day}T12:00:00+08:00`) - Date.now();
  globalThis.Date = new Proxy(Date, {
    construct: (system, given) =>
      given.length === 0 ? new system(system.now() + ahead) : Reflect.construct(system, given),
    get: (system, key) => (key === 'now' ? () => system.now() + ahead : Reflect.get(system, key)),
  });
}
