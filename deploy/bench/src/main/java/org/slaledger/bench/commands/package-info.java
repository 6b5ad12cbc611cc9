/** Commands per second over HTTP beside the same SQL without the service. */
@NullMarked
package org.slaledger.bench.commands;

import org.jspecify.annotations.NullMarked;
