/** Liveness and readiness of the process. */
@NullMarked
package io.vivenuoperator.receiver.health;

import org.jspecify.annotations.NullMarked;
