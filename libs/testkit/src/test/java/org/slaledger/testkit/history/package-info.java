/** The checker finds what is planted and nothing else. */
@NullMarked
package org.slaledger.testkit.history;

import org.jspecify.annotations.NullMarked;
