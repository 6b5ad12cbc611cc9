/** How many events a second the relay brings from the journal to the log, and how soon. */
@NullMarked
package org.slaledger.bench.relay;

import org.jspecify.annotations.NullMarked;
