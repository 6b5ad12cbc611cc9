/** Tests of the kit itself: each guard is seen to fail. */
@NullMarked
package org.slaledger.testkit;

import org.jspecify.annotations.NullMarked;
