/** The benchmarks: each figure beside the raw limit that was measured in the same run. */
@NullMarked
package org.slaledger.bench;

import org.jspecify.annotations.NullMarked;
