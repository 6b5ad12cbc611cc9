/** How many probes are made, what one costs, and how late they are. */
@NullMarked
package org.slaledger.bench.probes;

import org.jspecify.annotations.NullMarked;
