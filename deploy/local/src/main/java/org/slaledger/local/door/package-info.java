/** The front door: one address for the five services, told apart by path. */
@NullMarked
package org.slaledger.local.door;

import org.jspecify.annotations.NullMarked;
