/** Clock algebra: one run of a clock, what it is measured against, and what follows from both. */
@NullMarked
package org.slaledger.rules.clock;

import org.jspecify.annotations.NullMarked;
