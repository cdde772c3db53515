// Prints, as JSON, what ical.js makes of a calendar: each start between two instants, with its summary,
// status and length. A zone is read from the calendar alone.
import { readFile } from "node:fs/promises";
import ICAL from "ical.js";

const [path, since, until] = process.argv.slice(2);
const [first, last] = [new Date(since), new Date(until)];
const calendar = new ICAL.Component(ICAL.parse(await readFile(path, "utf8")));
ICAL.TimezoneService.reset();
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
const found = [];
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  const starts = event.iterator();
  for (let at = starts.next(); at && at.toJSDate() <= last; at = starts.next()) {
    if (at.toJSDate() >= first) {
      const status = component.getFirstPropertyValue("status") ?? "";
      found.push([event.summary, at.toJSDate().toISOString(), status, event.duration.toSeconds() / 60]);
    }
  }
}
console.log(JSON.stringify(found));
