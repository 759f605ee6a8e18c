/** Serves a platform. */
@NullMarked
package io.vivenuoperator.simulators.platform.server;

import org.jspecify.annotations.NullMarked;
