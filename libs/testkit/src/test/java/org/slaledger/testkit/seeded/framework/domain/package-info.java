/** Seeded for the tests of the architecture rules. */
@NullMarked
package org.slaledger.testkit.seeded.framework.domain;

import org.jspecify.annotations.NullMarked;
