/** Mail by SMTP. */
@NullMarked
package org.slaledger.notification.adapter.mail;

import org.jspecify.annotations.NullMarked;
