/** The reconciliation of EventReplays: handed over beside the subscriptions, and followed until they end. */
@NullMarked
package io.vivenuoperator.controller.replay;

import org.jspecify.annotations.NullMarked;
