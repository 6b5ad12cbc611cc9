/** Tests of the service as a whole. */
@NullMarked
package org.slaledger.clock;

import org.jspecify.annotations.NullMarked;
