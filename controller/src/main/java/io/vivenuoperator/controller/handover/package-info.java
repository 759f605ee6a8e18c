/** What the events service is handed: subscriptions and replays in one Secret, confirmed by its pods, and what the pods report back. */
@NullMarked
package io.vivenuoperator.controller.handover;

import org.jspecify.annotations.NullMarked;
