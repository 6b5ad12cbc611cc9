/** A real story played against the running platform, told as it goes. */
@NullMarked
package org.slaledger.local.demo;

import org.jspecify.annotations.NullMarked;
