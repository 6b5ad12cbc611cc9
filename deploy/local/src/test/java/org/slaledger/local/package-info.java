/** Tests of the launcher's checks and messages. */
@NullMarked
package org.slaledger.local;

import org.jspecify.annotations.NullMarked;
