/** Seeded for the tests of the architecture rules. */
@NullMarked
package org.slaledger.testkit.seeded.cycle.usecase;

import org.jspecify.annotations.NullMarked;
