/** What the service answers from: tickets, terms, clocks, timers. */
@NullMarked
package org.slaledger.clock.view;

import org.jspecify.annotations.NullMarked;
