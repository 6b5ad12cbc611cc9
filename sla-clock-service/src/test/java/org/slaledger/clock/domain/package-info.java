/** Tests of the pure rules. */
@NullMarked
package org.slaledger.clock.domain;

import org.jspecify.annotations.NullMarked;
