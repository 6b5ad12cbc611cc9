/** Jobs of customers that report in: what they said last, and the probe that looks at it. */
@NullMarked
package org.slaledger.probe.adapter.heartbeat;

import org.jspecify.annotations.NullMarked;
