/** What the processes of {@code ./sla up} take: time to start, memory, CPU while idle. */
@NullMarked
package org.slaledger.bench.processes;

import org.jspecify.annotations.NullMarked;
