/** Tests of what the service answers from. */
@NullMarked
package org.slaledger.clock.view;

import org.jspecify.annotations.NullMarked;
