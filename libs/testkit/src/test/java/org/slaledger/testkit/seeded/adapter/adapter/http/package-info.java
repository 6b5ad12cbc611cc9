/** Seeded for the tests of the architecture rules. */
@NullMarked
package org.slaledger.testkit.seeded.adapter.adapter.http;

import org.jspecify.annotations.NullMarked;
