/** What an event costs in the process, without I/O: JMH. */
@NullMarked
package org.slaledger.bench.micro;

import org.jspecify.annotations.NullMarked;
