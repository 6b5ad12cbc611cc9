/**
 * A million open clocks on three processes: how late timers fire, and how fast clocks follow new
 * terms.
 */
@NullMarked
package org.slaledger.bench.clocks;

import org.jspecify.annotations.NullMarked;
