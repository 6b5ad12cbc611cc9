/** Asks targets: one class for each kind of probe, and the guard of what may be contacted. */
@NullMarked
package org.slaledger.probe.adapter.kinds;

import org.jspecify.annotations.NullMarked;
