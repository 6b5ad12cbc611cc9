/** Tests of the front door against small real servers. */
@NullMarked
package org.slaledger.local.door;

import org.jspecify.annotations.NullMarked;
