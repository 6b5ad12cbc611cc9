/** Calendars, decided without a service. */
@NullMarked
package org.slaledger.credit.domain.calendar;

import org.jspecify.annotations.NullMarked;
