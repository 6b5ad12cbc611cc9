/** What the benchmarks run on: real parts in their own processes, and what these take. */
@NullMarked
package org.slaledger.bench.stand;

import org.jspecify.annotations.NullMarked;
