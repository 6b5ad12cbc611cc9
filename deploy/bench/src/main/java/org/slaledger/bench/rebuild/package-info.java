/** How long it takes to build a view of many streams anew. */
@NullMarked
package org.slaledger.bench.rebuild;

import org.jspecify.annotations.NullMarked;
