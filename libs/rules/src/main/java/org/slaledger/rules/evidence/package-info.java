/** What was observed: probes and silence made into a timeline with one state at every instant. */
@NullMarked
package org.slaledger.rules.evidence;

import org.jspecify.annotations.NullMarked;
