/** The service as its callers, the log and its targets see it. */
@NullMarked
package org.slaledger.probe;

import org.jspecify.annotations.NullMarked;
