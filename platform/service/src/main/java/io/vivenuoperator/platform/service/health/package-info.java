/** Liveness, readiness and startup of a program. */
@NullMarked
package io.vivenuoperator.platform.service.health;

import org.jspecify.annotations.NullMarked;
