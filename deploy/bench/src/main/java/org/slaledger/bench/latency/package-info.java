/**
 * How soon an event that one service committed is in another one's views, by the relay and by a
 * reader that listens for notifications.
 */
@NullMarked
package org.slaledger.bench.latency;

import org.jspecify.annotations.NullMarked;
