/** What the service answers from: contacts, points, streaks of failures, notices. */
@NullMarked
package org.slaledger.notification.view;

import org.jspecify.annotations.NullMarked;
