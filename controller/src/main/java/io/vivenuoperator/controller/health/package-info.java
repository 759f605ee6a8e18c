/** The process's probes and metrics over HTTP. */
@NullMarked
package io.vivenuoperator.controller.health;

import org.jspecify.annotations.NullMarked;
