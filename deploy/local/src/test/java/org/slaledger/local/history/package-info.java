/** Tests of what brings history into a running platform. */
@NullMarked
package org.slaledger.local.history;

import org.jspecify.annotations.NullMarked;
