/** iCalendar (RFC 5545): recurrence rules, events that are uploaded, and the feed of windows. */
@NullMarked
package org.slaledger.probe.adapter.ical;

import org.jspecify.annotations.NullMarked;
