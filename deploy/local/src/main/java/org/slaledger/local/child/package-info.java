/**
 * Child JVMs that never outlive their parent, and the records by which left-over ones are found.
 */
@NullMarked
package org.slaledger.local.child;

import org.jspecify.annotations.NullMarked;
