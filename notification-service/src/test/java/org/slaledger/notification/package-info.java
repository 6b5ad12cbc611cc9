/** Tests of the service as a whole. */
@NullMarked
package org.slaledger.notification;

import org.jspecify.annotations.NullMarked;
