/** Load, decide, append: one class for each thing that is done to a clock. */
@NullMarked
package org.slaledger.clock.usecase;

import org.jspecify.annotations.NullMarked;
