/** The reconciliation of EventSubscriptions: regions and Secrets are resolved, handed over, and reported back. */
@NullMarked
package io.vivenuoperator.controller.subscription;

import org.jspecify.annotations.NullMarked;
