/** Calendars: what may be published, what a new version changes, and which deadlines move. */
@NullMarked
package org.slaledger.credit.domain.calendar;

import org.jspecify.annotations.NullMarked;
