/** Seeded for the tests of the architecture rules. */
@NullMarked
package org.slaledger.testkit.seeded.chance.domain;

import org.jspecify.annotations.NullMarked;
