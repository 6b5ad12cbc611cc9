/** How many events a second a replay reads and folds, and in how little memory. */
@NullMarked
package org.slaledger.bench.replay;

import org.jspecify.annotations.NullMarked;
