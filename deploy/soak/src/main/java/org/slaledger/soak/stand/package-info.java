/**
 * The platform that is harmed: several processes of a service, small disks, clocks that can be
 * stepped.
 */
@NullMarked
package org.slaledger.soak.stand;

import org.jspecify.annotations.NullMarked;
