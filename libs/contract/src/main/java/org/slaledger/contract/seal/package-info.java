/** How texts are sealed and keys are wrapped: AES-GCM of the JDK and nothing else. */
@NullMarked
package org.slaledger.contract.seal;

import org.jspecify.annotations.NullMarked;
