/** Business time: which instants count, when a target is reached, and why. */
@NullMarked
package org.slaledger.rules.time;

import org.jspecify.annotations.NullMarked;
