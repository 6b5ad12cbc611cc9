/** What was seen of a platform from outside, and the check that it could have happened at all. */
@NullMarked
package org.slaledger.testkit.history;

import org.jspecify.annotations.NullMarked;
