/**
 * What was promised, as the sums need it: terms and calendars out of events, which of them hold,
 * and the runs of a ticket's clocks.
 */
@NullMarked
package org.slaledger.promises;

import org.jspecify.annotations.NullMarked;
